import {
  type BodyContent,
  type Field,
  type Operation,
  type Schema,
  type SchemaLookup,
} from '@upspec/document';
import { flag, type Flag } from './flag.js';
import { contentFields, bodyContents, knownFields } from '../body-contents.js';

/**
 * The flags of a body: one for each field of any of its media types, or `--body` where it is one
 * value.
 */
export function bodyFlags(operation: Operation, lookup: SchemaLookup): readonly Flag[] {
  const contents = bodyContents(operation);
  const wholes = contents.filter((content) => contentFields(content, lookup) === undefined);
  const byKeys = new Map<string, Flag>();
  for (const content of contents) {
    for (const each of fieldFlags(content, lookup)) {
      const key = `${each.type === 'file' ? 'file' : ''} ${each.keys.join('\n')}`;
      if (!byKeys.has(key)) byKeys.set(key, each);
    }
  }
  const isRequired = ({ keys: [name] }: Flag): boolean =>
    contents.every(
      (content) =>
        content.required &&
        contentFields(content, lookup)?.some((field) => field.name === name && field.required),
    );
  const fields = [...byKeys.values()].map((each) => ({
    ...each,
    required: each.required && isRequired(each),
  }));
  const [whole] = wholes;
  if (whole === undefined) return fields;
  return [...fields, wholeFlag(whole, contents.length === 1, lookup)];
}

/** The flags of a call's options: the media type of its body, and the headers of its parts. */
export function optionFlags(operation: Operation): readonly Flag[] {
  const contents = bodyContents(operation);
  const [first] = contents;
  if (first === undefined) return [];
  const schema: Schema = { ...first.schema, kind: 'string', constraints: [], nullable: false };
  const own = { location: 'option', type: 'string', repeated: false, required: false } as const;
  const types = contents.map(({ contentType }) => contentType).join(', ');
  const choice = {
    ...own,
    name: 'content-type',
    keys: ['contentType'],
    description: `The media type of the body: ${types}.`,
    schema,
  };
  const parts = contents.flatMap((content) => (content.kind === 'multipart' ? content.parts : []));
  const headers = parts.flatMap((part) =>
    part.headers.map((header) => ({
      ...own,
      name: `${part.name}.${header.name}`.toLowerCase(),
      keys: ['partHeaders', part.name, header.name],
      description: `The header ${header.name} of the part ${part.name}.`,
      schema,
    })),
  );
  return [...(contents.length > 1 ? [choice] : []), ...headers];
}

function wholeFlag(content: BodyContent, isOnly: boolean, lookup: SchemaLookup): Flag {
  const { kind, required, schema, contentType } = content;
  const named = { name: 'body', required: required && isOnly, schema };
  const whole = flag(named, { location: 'body', keys: [] }, lookup);
  if (kind === 'json') return whole.type === 'file' ? { ...whole, type: 'string' } : whole;
  const type = kind === 'bytes' ? 'file' : kind === 'text' ? 'string' : 'value';
  const isFixed = type === 'file' && isOnly && !contentType.includes('*');
  const mediaType = isFixed ? { mediaType: contentType } : {};
  return { ...whole, name: 'body', type, repeated: false, schema, ...mediaType };
}

function fieldFlags(content: BodyContent, lookup: SchemaLookup): readonly Flag[] {
  const fields = contentFields(content, lookup) ?? [];
  const parts = content.kind === 'multipart' ? content.parts : [];
  return fields.flatMap((field): readonly Flag[] => {
    const required = content.required && field.required;
    const outer = flag({ ...field, required }, { location: 'body', keys: [field.name] }, lookup);
    const part = parts.find(({ name }) => name === field.name);
    const kind = part?.kind;
    const mediaType = fixedType(part?.contentType);
    const file = {
      ...outer,
      type: 'file' as const,
      ...(mediaType !== undefined && { mediaType }),
    };
    if (kind === 'file') return [file];
    // JSON has no type for bytes: they are sent as the given string.
    const sent = outer.type === 'file' ? { ...outer, type: 'string' as const } : outer;
    if (kind !== 'value')
      return [sent, ...(sent.repeated ? [] : innerFlags(field, outer.name, lookup))];
    const optional = { required: false, repeated: outer.repeated };
    return [
      { ...sent, type: 'string', ...optional },
      { ...file, name: `${outer.name}-file`, ...optional },
    ];
  });
}

/**
 * The media type of a file part, where its encoding has exactly one: a list or a range leaves the
 * choice to the sender, and `application/octet-stream` says only that the content is binary.
 */
function fixedType(contentType = ''): string | undefined {
  const isOne = !/[*,]/.test(contentType) && contentType !== '';
  return isOne && !contentType.startsWith('application/octet-stream') ? contentType : undefined;
}

/** An object's fields have separate flags, one level deep: `--expires-after.seconds`. */
function innerFlags(outer: Field, name: string, lookup: SchemaLookup): readonly Flag[] {
  const fields = knownFields(outer.schema, lookup) ?? [];
  return fields.map((field) => {
    const location = { location: 'body', keys: [outer.name, field.name] } as const;
    const inner = flag({ ...field, required: false }, location, lookup);
    return {
      ...inner,
      name: `${name}.${inner.name}`,
      type: inner.type === 'file' ? 'string' : inner.type,
    };
  });
}

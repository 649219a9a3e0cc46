import { type Field, fieldsOf, fileName, formOf, type Schema } from '@upspec/document';
import { commentLines, oneLine } from './comment.js';
import { isEnumerated, rubyLiteral, rubyString, rubySymbol } from './ruby-literal.js';
import {
  constantName,
  propertyName,
  moduleName,
  NameClaims,
  rbsName,
  snakeCase,
  valueName,
} from './ruby-names.js';
import { isClass, type ClassSink, type TypeWriter } from './ruby-type.js';

/** A class of the models; it contains the classes that its properties need. */
export interface ClassView {
  readonly constant: string;
  readonly module: string;
  readonly doc: readonly string[];
  readonly fields: readonly FieldView[];
  readonly nested: readonly ClassView[];
}

interface FieldView {
  /** Its declaration, as the arguments of `field`. */
  readonly declaration: string;
  /** Its reader's name in RBS. */
  readonly rbsName: string;
  readonly rbs: string;
  readonly doc: readonly string[];
}

/** The generated code of a component schema: one of the three kinds. */
export interface ModelView {
  /** Below `lib/…/models/`, without its extension: `file_object`. */
  readonly file: string;
  readonly constant: string;
  readonly module: string;
  readonly classes: readonly ClassView[];
  readonly enumerations: readonly EnumerationView[];
  readonly aliases: readonly AliasView[];
}

interface EnumerationView {
  readonly constant: string;
  readonly module: string;
  readonly doc: readonly string[];
  readonly values: readonly { readonly name: string; readonly value: string }[];
}

interface AliasView {
  readonly constant: string;
  readonly module: string;
  readonly doc: readonly string[];
  readonly target: string;
  readonly nested: readonly ClassView[];
}

/** Builds what the templates need to write the models of all named schemas. */
export function modelViews(types: TypeWriter): readonly ModelView[] {
  const module = moduleName(types.model);
  const files = new NameClaims();
  return types.model.schemas.map(({ name, schema }) => {
    const constant = types.constant(name);
    const scope = `Models::${constant}`;
    const own = { constant, module, doc: commentLines(describe(schema)) };
    const view = {
      file: files.claim(fileName(snakeCase(constant))),
      constant,
      module,
      classes: [],
      enumerations: [],
      aliases: [],
    };
    if (isClass(schema, types.lookup))
      return { ...view, classes: [classView(types, schema, scope)] };
    if (schema.kind === 'enumeration' && isEnumerated(schema, types.lookup)) {
      return { ...view, enumerations: [{ ...own, values: enumerationView(schema.values) }] };
    }
    const { sink, nested } = nestedIn(types, scope);
    const { code } = types.of(schema, 'Value', sink);
    return { ...view, aliases: [{ ...own, target: code, nested }] };
  });
}

/** Collects the classes that schemas without names need. */
export function nestedIn(
  types: TypeWriter,
  scope: string,
  taken: readonly string[] = [],
): { readonly sink: ClassSink; readonly nested: ClassView[] } {
  const nested: ClassView[] = [];
  const claims = new NameClaims(taken);
  const sink: ClassSink = (schema, suggested) => {
    const constant = `${scope}::${claims.claim(constantName(suggested))}`;
    nested.push(classView(types, schema, constant));
    return constant;
  };
  return { sink, nested };
}

export function classView(types: TypeWriter, schema: Schema, scope: string): ClassView {
  const { sink, nested } = nestedIn(types, scope);
  const readers = new NameClaims();
  const fields = fieldsOf(schema, types.lookup).map((field) =>
    fieldView(types, { field, reader: readers.claim(propertyName(field.name)), sink }),
  );
  return {
    constant: scope.split('::').at(-1) ?? scope,
    module: moduleName(types.model),
    doc: commentLines(describe(schema)),
    fields,
    nested,
  };
}

function fieldView(
  types: TypeWriter,
  {
    field,
    reader,
    sink,
  }: { readonly field: Field; readonly reader: string; readonly sink: ClassSink },
): FieldView {
  const { code, rbs, yard } = types.of(field.schema, field.name, sink);
  const optional = !field.required || field.schema.nullable;
  const constant = constantOf(types, field.schema);
  const declaration = [
    rubySymbol(reader),
    rubyString(field.name),
    `-> { ${code} }`,
    ...(field.required ? ['required: true'] : []),
    ...(constant === undefined ? [] : [`constant: ${constant}`]),
  ].join(', ');
  const text = oneLine(field.schema.description ?? '');
  const returns = `@return [${yard}${optional ? ', nil' : ''}]`;
  return {
    declaration,
    rbsName: rbsName(reader),
    rbs: types.rbs(optional && rbs !== 'untyped' ? `${rbs}?` : rbs),
    doc: [
      `# @!attribute [r] ${reader}`,
      ...(text === '' ? [] : commentLines(text).map((line) => line.replace(/^# /, '#   '))),
      `#   ${returns}`,
      ...(field.schema.deprecated ? ['#   @deprecated'] : []),
    ],
  };
}

function constantOf(types: TypeWriter, schema: Schema): string | undefined {
  const form = formOf(schema, types.lookup);
  const [value, ...others] = form.kind === 'enumeration' ? form.values : [];
  if (value === undefined || others.length > 0) return undefined;
  return rubyLiteral(value, form, types.lookup);
}

function enumerationView(
  values: readonly unknown[],
): readonly { readonly name: string; readonly value: string }[] {
  const claims = new NameClaims();
  return values
    .filter((value) => typeof value === 'string')
    .map((value) => ({ name: claims.claim(valueName(value)), value: rubySymbol(value) }));
}

function describe(schema: Schema): string {
  return [schema.description ?? schema.title ?? '', schema.deprecated ? '@deprecated' : '']
    .filter((text) => text !== '')
    .join('\n');
}

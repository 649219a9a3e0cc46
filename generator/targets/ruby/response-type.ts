import { pascalCase, successesOf, type Page, type Response } from '@upspec/document';
import type { Code } from './layout.js';
import { rubyString } from './ruby-literal.js';
import type { MethodSource } from './method-source.js';

/** What a method returns: the code that reads the response, and its type in both notations. */
export interface ResponseType {
  readonly code: Code;
  readonly rbs: string;
  readonly yard: string;
}

/** Finds what a method returns for each status that the document calls a success. */
export function responseOf(source: MethodSource): ResponseType {
  const { page, responses } = source.operation;
  if (page !== undefined) return pageOf(source, page);
  const successes = successesOf(responses);
  const isEmpty = ({ kind }: Response): boolean => kind === 'none';
  // A status that is not declared is read as the first one, which has content if any has.
  const ordered = [
    ...successes.filter((success) => !isEmpty(success)),
    ...successes.filter(isEmpty),
  ];
  const readings = ordered.map((success, index) => ({
    status: success.status === 'default' ? 'default' : success.status.toUpperCase(),
    reading: readingOf(source, success, index === 0 ? '' : pascalCase(success.status)),
  }));
  const distinct = new Map(readings.map(({ reading }) => [reading.code, reading]));
  const [only = NOTHING, ...others] = distinct.values();
  if (others.length === 0) return only;
  const all = [only, ...others];
  const unique = (key: 'rbs' | 'yard'): readonly string[] => [
    ...new Set(all.map((reading) => reading[key])),
  ];
  const rbs = unique('rbs');
  return {
    code: {
      open: 'Internal::Reading.by_status(',
      items: readings.map(({ status, reading }) => `${rubyString(status)} => ${reading.code}`),
      close: ')',
    },
    rbs: rbs.includes('untyped') ? 'untyped' : `(${rbs.join(' | ')})`,
    yard: unique('yard').join(', '),
  };
}

/** The reading of one status. */
interface Reading extends ResponseType {
  readonly code: string;
}

const NOTHING: Reading = { code: 'Internal::Reading.nothing', rbs: 'nil', yard: 'nil' };

function pageOf({ types, module, name, sink }: MethodSource, page: Page): ResponseType {
  const item = types.of(page.item, `${name}Item`, sink);
  const { items, cursor, itemId, hasMore, itemsRequired } = page;
  const rule = [
    `items: ${rubyString(items)}`,
    `cursor: ${rubyString(cursor)}`,
    `item_id: ${rubyString(itemId)}`,
    `has_more: ${rubyString(hasMore)}`,
    `item: -> { ${item.code} }`,
    ...(itemsRequired ? [] : ['items_optional: true']),
  ];
  return {
    code: { open: 'Internal::CursorPage::Rule.new(', items: rule, close: ')' },
    rbs: `::${module}::Internal::CursorPage[${item.rbs}]`,
    yard: `${module}::Internal::CursorPage<${item.yard}>`,
  };
}

/** @param suffix what distinguishes the class of a schema without a name from those of other statuses. */
function readingOf(
  { types, name, sink }: MethodSource,
  { kind, schema }: Response,
  suffix: string,
): Reading {
  switch (kind) {
    case 'json': {
      const type =
        schema === undefined
          ? { code: 'Internal::Types::ANY', rbs: 'untyped', yard: 'Object' }
          : types.of(schema, `${name}Response${suffix}`, sink);
      return { ...type, code: `Internal::Reading.json(${type.code})` };
    }
    case 'bytes':
    case 'events':
      return {
        code: 'Internal::Reading.content(to, block)',
        rbs: 'StringIO',
        yard: 'StringIO, nil',
      };
    case 'text':
      return { code: 'Internal::Reading.text', rbs: 'String', yard: 'String' };
    case 'none':
      return NOTHING;
  }
}

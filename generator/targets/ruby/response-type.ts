import type { Code } from './layout.js';
import { rubyString } from './ruby-literal.js';
import type { MethodSource } from './method-source.js';

/** What a method returns: the code that reads the response, and its type in both notations. */
export interface ResponseType {
  readonly code: Code;
  readonly rbs: string;
  readonly yard: string;
}

/** Finds what a method returns for the response that the document calls a success. */
export function responseOf({ types, module, operation, name, sink }: MethodSource): ResponseType {
  const success = operation.responses.find(({ status }) => status.startsWith('2'));
  const { page } = operation;
  if (page !== undefined) {
    const item = types.of(page.item, `${name}Item`, sink);
    const { items, cursor, itemId, hasMore } = page;
    const rule = [
      `items: ${rubyString(items)}`,
      `cursor: ${rubyString(cursor)}`,
      `item_id: ${rubyString(itemId)}`,
      `has_more: ${rubyString(hasMore)}`,
      `item: -> { ${item.code} }`,
    ];
    return {
      code: { open: 'Internal::CursorPage::Rule.new(', items: rule, close: ')' },
      rbs: `::${module}::Internal::CursorPage[${item.rbs}]`,
      yard: `${module}::Internal::CursorPage<${item.yard}>`,
    };
  }
  switch (success?.kind) {
    case 'json': {
      const { schema } = success;
      const type =
        schema === undefined
          ? { code: 'Internal::Types::ANY', rbs: 'untyped', yard: 'Object' }
          : types.of(schema, `${name}Response`, sink);
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
    case undefined:
      return { code: 'Internal::Reading.nothing', rbs: 'nil', yard: 'nil' };
  }
}

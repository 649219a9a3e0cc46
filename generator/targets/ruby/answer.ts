import type { RubyType } from './ruby-type.js';
import type { MethodSource } from './method-view.js';

/** What a method makes of its answer: the code that reads it, and its type. */
export function answerOf({ types, module, operation, name, sink }: MethodSource): RubyType {
  const internal = `::${module}::Internal`;
  const success = operation.responses.find(({ status }) => status.startsWith('2'));
  const { page } = operation;
  if (page !== undefined) {
    const item = types.of(page.item, `${name}Item`, sink);
    const rule = [
      `items: ${JSON.stringify(page.items)}`,
      `cursor: ${JSON.stringify(page.cursor)}`,
      `item_id: ${JSON.stringify(page.itemId)}`,
      `has_more: ${JSON.stringify(page.hasMore)}`,
      `item: -> { ${item.code} }`,
    ];
    return {
      code: `${internal}::CursorPage::Rule.new(${rule.join(', ')})`,
      rbs: `${internal}::CursorPage[${item.rbs}]`,
      yard: `${internal.slice(2)}::CursorPage<${item.yard}>`,
    };
  }
  const reading = `${internal}::Reading`;
  switch (success?.kind) {
    case 'json': {
      const { schema } = success;
      const type =
        schema === undefined
          ? { code: `${internal}::Types::ANY`, rbs: 'untyped', yard: 'Object' }
          : types.of(schema, `${name}Response`, sink);
      return { ...type, code: `${reading}.json(${type.code})` };
    }
    case 'bytes':
    case 'events':
      return { code: `${reading}.content(to, block)`, rbs: 'StringIO', yard: 'StringIO, nil' };
    case 'text':
      return { code: `${reading}.text`, rbs: 'String', yard: 'String' };
    case 'none':
    case undefined:
      return { code: `${reading}.nothing`, rbs: 'nil', yard: 'nil' };
  }
}

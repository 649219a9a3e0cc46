import { escapeToken } from '../load/json-pointer.js';
import type { SchemaReader } from './schema-shape.js';
import type { SchemaNode, Shape } from './shape.js';

/** The list in a response. */
export interface FoundList {
  /** Where it is: `/data`; empty where the response is the list. */
  readonly pointer: string;
  readonly item: SchemaNode;
}

const LISTS = ['data', 'items', 'results', 'entries', 'values', 'records'];

/** Finds the list in a response: the response itself, or the property that is one. */
export function listIn(reader: SchemaReader, shape: Shape, path: string): FoundList | undefined {
  if (shape.items !== undefined) return { pointer: '', item: shape.items };
  const lists = [...shape.properties].flatMap(([name, { node }]) => {
    const { items } = reader.shapeOf(node);
    return items === undefined ? [] : [{ name, item: items }];
  });
  const last = path.split('/').at(-1);
  const named = [...LISTS, last].flatMap((each) => lists.filter(({ name }) => name === each));
  const only = lists.length === 1 ? lists : [];
  const [found] = [...named, ...only];
  return found && { pointer: `/${escapeToken(found.name)}`, item: found.item };
}

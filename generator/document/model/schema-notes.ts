import type { JsonObject } from '../load/json.js';
import { itemsOf, textOf } from './context.js';
import { CONSTRAINT_KEYWORDS, type Constraint, type SchemaNotes } from './schema.js';

/** Reads what every kind of schema may have: its description, bounds, examples and the like. */
export function notesOf(value: JsonObject, pointer: string): SchemaNotes {
  const constraints = CONSTRAINT_KEYWORDS.flatMap((keyword): Constraint[] => {
    const bound = value[keyword];
    return bound === undefined ? [] : [{ keyword, value: bound }];
  });
  const replay = value['x-upspec-replay'];
  return {
    pointer,
    nullable: value['nullable'] === true,
    deprecated: value['deprecated'] === true,
    ...(typeof value['title'] === 'string' && { title: value['title'] }),
    ...(typeof value['description'] === 'string' && { description: textOf(value['description']) }),
    ...(value['default'] !== undefined && { default: value['default'] }),
    ...(typeof value['format'] === 'string' && { format: value['format'] }),
    examples: value['example'] === undefined ? itemsOf(value['examples']) : [value['example']],
    constraints,
    replay: replay === 'assigned' || replay === 'time' || replay === 'free' ? replay : 'equal',
    filename: value['x-upspec-filename'] === 'required' ? 'required' : 'optional',
  };
}

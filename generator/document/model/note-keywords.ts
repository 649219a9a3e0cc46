import { isJsonObject, type Json } from '../load/json.js';
import { pointerTo } from '../load/json-pointer.js';
import type { BuildContext } from './context.js';
import { ignoredSiblings } from './explicit/drop-reference-siblings.js';
import { mapSchemas } from './explicit/map-schemas.js';
import { subschemasOf } from './explicit/subschemas.js';

/** Keywords that types cannot express; `if` includes `then` and `else`. */
const ONLY_CHECKED: ReadonlySet<string> = new Set([
  'contains',
  'dependentRequired',
  'dependentSchemas',
  'if',
  'not',
  'patternProperties',
  'propertyNames',
  'unevaluatedItems',
  'unevaluatedProperties',
]);

/** `not: {}` is the type `never`. */
function isNever(keyword: string, value: Json | undefined): boolean {
  if (keyword !== 'not') return false;
  return value === true || (isJsonObject(value) && Object.keys(value).length === 0);
}

/** Reports the keywords of schemas that types do not express, and those that mean nothing. */
export function noteKeywords(context: BuildContext): void {
  const { root, version } = context.document;
  const visit = (schema: Json, pointer: string): void => {
    if (!isJsonObject(schema)) return;
    for (const keyword of Object.keys(schema)) {
      const at = pointerTo(pointer, keyword);
      if (ONLY_CHECKED.has(keyword) && !isNever(keyword, schema[keyword])) {
        context.note(at, `types do not express ${keyword}; validators check it`);
      }
    }
    if (version === '3.0') {
      const ignored = ignoredSiblings(schema);
      if (ignored.length > 0) {
        const message = `OpenAPI 3.0 ignores ${ignored.join(', ')} beside a $ref; put the $ref into an allOf`;
        context.note(pointer, message);
      }
    }
    for (const [below, subschema] of subschemasOf(schema)) visit(subschema, `${pointer}${below}`);
  };
  mapSchemas(root, (schema, _direction, pointer) => {
    visit(schema, pointer);
    return schema;
  });
}

import { propertyOf, comparisonOf } from '../../contract/described.js';
import type { Contract } from '../../contract.js';
import { mapObjects, withValueAt, type ChangedResponse, type JsonChange } from './change-values.js';

const unknownName = 'upspec_unknown_property';
const unknownValue = 'upspec_unknown_value';

/** Adds a property to each object that may have others. */
export const addProperty: JsonChange = (response) =>
  changeWhere(response, pointersOf(response.value), (value, pointer) =>
    withValueAt(value, `${pointer}/${unknownName}`, {
      since: 'a later version',
      values: [1, null],
    }),
  );

/** Makes each number and string null that may be. What an object has as a property stays. */
export const toNull: JsonChange = (response) => {
  const { described } = response.contract;
  const rule = response.schema === undefined ? undefined : comparisonOf(described, response.schema);
  const { items } = response.operation.paging ?? {};
  const listed = items === undefined ? undefined : propertyOf(rule, items.slice(1))?.schema;
  const item = listed === undefined ? undefined : comparisonOf(described, listed)?.items?.schema;
  const names = [rule, item === undefined ? undefined : comparisonOf(described, item)].flatMap(
    (each) =>
      Object.entries(each?.properties ?? {}).flatMap(([name, { nullable }]) =>
        nullable ? [name] : [],
      ),
  );
  return changeWhere(response, pointersOf(response.value), (value, pointer) =>
    mapObjects(value, (object, location) => {
      if (location !== pointer) return object;
      return Object.fromEntries(
        Object.entries(object).map(([name, inner]) => [
          name,
          names.includes(name) && isPlain(inner) ? null : inner,
        ]),
      );
    }),
  );
};

function isPlain(value: unknown): boolean {
  return typeof value === 'string' || typeof value === 'number';
}

/** Gives each property that has an enum a value that the enum does not have. */
export const otherEnumValues: JsonChange = ({ value, contract, schema }) => {
  if (schema === undefined) return undefined;
  const locations: string[] = [];
  const tried = mapObjects(value, (object, pointer) => {
    const entries = Object.entries(object).map(([name, inner]): [string, unknown] => {
      if (typeof inner !== 'string') return [name, inner];
      locations.push(`${pointer}/${name}`);
      return [name, unknownValue];
    });
    return Object.fromEntries(entries);
  });
  const judgement = contract.schemas.judge(schema, tried);
  if (judgement.kind !== 'invalid') return undefined;
  const found = judgement.errors
    .filter(({ keyword, path }) => keyword === 'enum' && locations.includes(path))
    .map(({ path }) => path);
  if (found.length === 0) return undefined;
  return found.reduce((changed: unknown, path) => withValueAt(changed, path, unknownValue), value);
};

/** The pointers of all objects of a value, the whole first. */
function pointersOf(value: unknown): readonly string[] {
  const pointers: string[] = [];
  mapObjects(value, (object, pointer) => {
    pointers.unshift(pointer);
    return object;
  });
  return pointers;
}

/** The value with all changes that its schema allows; undefined where it allows none. */
function changeWhere(
  { value, contract, schema }: ChangedResponse,
  pointers: readonly string[],
  change: (value: unknown, pointer: string) => unknown,
): unknown {
  let changed = value;
  for (const pointer of pointers.slice(0, mostChanges)) {
    const next = change(changed, pointer);
    if (isAllowed(contract, schema, next)) changed = next;
  }
  return JSON.stringify(changed) === JSON.stringify(value) ? undefined : changed;
}

/** So many objects of a response are changed. */
const mostChanges = 50;

function isAllowed({ schemas }: Contract, schema: string | undefined, value: unknown): boolean {
  return schema === undefined || schemas.judge(schema, value).kind === 'valid';
}

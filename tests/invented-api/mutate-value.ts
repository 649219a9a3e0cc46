import { isList, isObject, type Json } from './document.js';
import type { ValueOperator } from './mutations.js';
import type { TrafficMemory } from './traffic-memory.js';
import type { ValueLocation } from './value-locations.js';

interface ValueChange {
  readonly operator: Exclude<ValueOperator, 'drop' | 'add' | 'stale'>;
  readonly location: ValueLocation;
}

const ID_SEGMENT = /\/(\d+|[0-9a-f]{8}-[0-9a-f-]{27})(?=[/?>]|$)/;
const DAY = 24 * 60 * 60 * 1000;

/** The replacement of a value; the same where the operator has no effect on it. */
export function mutatedValue(
  value: Json,
  { operator, location }: ValueChange,
  memory: TrafficMemory,
): Json {
  switch (operator) {
    case 'null':
      return null;
    case 'wrong-type':
      return otherType(value);
    case 'wrong-enum':
      return typeof value === 'string' ? 'unheard-of' : value;
    case 'other-enum':
      return location.enumValues.find((each) => each !== value) ?? value;
    case 'wrong-format':
      return typeof value === 'string' ? 'not in: its format' : value;
    case 'changed':
      return changedValue(value);
    case 'plus-one':
      return typeof value === 'number' ? value + 1 : value;
    case 'minus-one':
      return typeof value === 'number' ? value - 1 : value;
    case 'other-id':
      return otherReference(value, kindOf(location), memory);
    case 'reversed':
      return isList(value) ? value.toReversed() : value;
    case 'missing-item':
      return isList(value) ? value.slice(0, -1) : value;
    case 'duplicated-item':
      return isList(value) ? [...value.slice(0, 1), ...value] : value;
  }
}

/** Another value of the same format: a later time, another last character. */
export function shifted(value: string): string {
  const time = /^\d{4}-\d\d-\d\d|GMT$/.test(value) ? Date.parse(value) : NaN;
  if (!Number.isNaN(time)) return laterTime(value, new Date(time + DAY));
  return value.replace(/[0-9A-Za-z](?=[^0-9A-Za-z]*$)/, (last) => (last === '1' ? '2' : '1'));
}

/** The id, or the URL with the id, of another resource; one that does not exist where none was seen. */
export function otherReference<Value extends Json>(
  value: Value,
  kind: string,
  memory: TrafficMemory,
): Value | number | string {
  if (typeof value === 'number') return memory.otherId(value, kind) ?? value + 1;
  if (typeof value !== 'string') return value;
  if (!value.includes('/')) return memory.otherId(value, kind) ?? shifted(value);
  return value.replace(ID_SEGMENT, (_, id: string) => {
    const known = /^\d+$/.test(id) ? Number(id) : id;
    return `/${String(otherReference(known, kind, memory))}`;
  });
}

/** `Recordist` of `recordistId`; for an own id or URL, the resource that it is of. */
function kindOf({ path, entity }: ValueLocation): string {
  const property = path.findLast((key) => key !== '*') ?? '';
  if (property === 'id' || property === 'self') return entity?.name ?? '';
  const name = property.replace(/Ids?$/, '');
  if (name === 'similar') return 'Recording';
  if (name === 'curator') return 'Recordist';
  return name.charAt(0).toUpperCase() + name.slice(1);
}

function otherType(value: Json): Json {
  if (typeof value === 'string') return 7;
  if (typeof value === 'number') return String(value);
  if (typeof value === 'boolean') return value ? 'true' : 'false';
  if (isList(value)) return { items: value };
  return isObject(value) ? [value] : { value: null };
}

function changedValue(value: Json): Json {
  if (typeof value === 'boolean') return !value;
  return typeof value === 'string' ? shifted(value) : value;
}

function laterTime(old: string, date: Date): string {
  if (old.endsWith('GMT')) return date.toUTCString();
  const iso = date.toISOString();
  return old.length === '2026-01-01'.length ? iso.slice(0, old.length) : iso.replace(/\.\d+/, '');
}

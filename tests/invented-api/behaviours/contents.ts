import {
  asList,
  asObject,
  isList,
  isObject,
  type Json,
  type JsonObject,
  objectAt,
  OPERATIONS,
  resolve,
} from '../document.js';
import { type Behaviour, behaviour, isSuccess } from './behaviour.js';
import {
  anotherThan,
  contentOf,
  editContent,
  saveState,
  sentJson,
  targetOf,
} from './store-edits.js';

const table = 'contents';

/** What happens to a value; undefined where nothing does. */
type Damage = (value: Json) => Json | undefined;
type Damages = Readonly<Record<string, Damage>>;

function text(change: (value: string) => string): Damage {
  return (value) => {
    if (typeof value === 'string') return change(value);
    if (isList(value)) return value.map((each) => (typeof each === 'string' ? change(each) : each));
    if (!isObject(value)) return undefined;
    return Object.fromEntries(
      Object.entries(value).map(([name, each]) => [
        name,
        typeof each === 'string' ? change(each) : each,
      ]),
    );
  };
}

function number(change: (value: number) => number): Damage {
  return (value) => {
    if (typeof value === 'number') return change(value);
    if (!isObject(value)) return undefined;
    return Object.fromEntries(
      Object.entries(value).map(([name, each]) => [
        name,
        typeof each === 'number' ? change(each) : each,
      ]),
    );
  };
}

/** Of strings that are free. A change of white space, case or Unicode form is not among them. */
const TEXTS: Damages = {
  'is cut after 30 characters': text((value) => value.slice(0, 30)),
  'loses all but ASCII': text((value) => value.replaceAll(/[^\t\n\r -~]/g, '?')),
  'is read as Latin-1': text((value) => Buffer.from(value, 'utf8').toString('latin1')),
  'loses characters beyond the first plane': text((value) =>
    value.replaceAll(/[\u{10000}-\u{10ffff}]/gu, ''),
  ),
  'is escaped for HTML': text((value) =>
    value.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;'),
  ),
  'loses what looks like tags': text((value) => value.replaceAll(/<[^>]*>/g, '')),
  'is decoded as a URL': text((value) =>
    value
      .replaceAll('+', ' ')
      .replaceAll(/%([\da-f]{2})/gi, (_, code: string) => String.fromCharCode(parseInt(code, 16))),
  ),
  'ends at a quotation mark': text((value) => value.replace(/["'].*/s, '')),
  'loses its backslashes': text((value) => value.replaceAll('\\', '')),
  'is read as a number': text((value) => (/^[\d.e]+$/.test(value) ? String(Number(value)) : value)),
};

const NUMBERS: Damages = {
  'loses its fraction': number(Math.trunc),
  'has one decimal': number((value) => Math.round(value * 10) / 10),
  'loses its sign': number(Math.abs),
  'is at most 1000': number((value) => Math.min(value, 1000)),
  'is at most 32767': number((value) => Math.min(value, 32_767)),
};

function shiftedTime(value: string, by: number): string {
  const time = Date.parse(value);
  return Number.isNaN(time) ? value : new Date(time + by).toISOString();
}

const TIMES: Damages = {
  'loses its offset': text((value) => value.replace(/[+-]\d\d:\d\d$/, 'Z')),
  'loses its seconds': text((value) => value.replace(/:\d\d(?=Z|[+-])/, ':00')),
  'loses its time of day': text((value) => value.replace(/T\d\d:\d\d:\d\d/, 'T00:00:00')),
  'is an hour later': text((value) => shiftedTime(value, 3_600_000)),
};

const DAYS: Damages = {
  'is a day earlier': text((value) => shiftedTime(value, -86_400_000).slice(0, 10)),
  'is the first of its month': text((value) => `${value.slice(0, 8)}01`),
};

const LISTS: Damages = {
  'is reversed': (value) => (isList(value) ? value.toReversed() : undefined),
  'loses its last item': (value) => (isList(value) ? value.slice(0, -1) : undefined),
  'has its first item alone': (value) => (isList(value) ? value.slice(0, 1) : undefined),
  'is sorted': (value) => (isList(value) ? value.toSorted() : undefined),
  'is empty': (value) => (isList(value) ? [] : undefined),
};

const OBJECTS: Damages = {
  'loses its last property': (value) =>
    isObject(value) ? Object.fromEntries(Object.entries(value).slice(0, -1)) : undefined,
  'swaps its values': (value) => {
    if (!isObject(value)) return undefined;
    const names = Object.keys(value);
    const values = Object.values(value);
    return Object.fromEntries(names.map((name, at) => [name, values[names.length - 1 - at]]));
  },
};

/** Values of a document's schema that a request sends. */
function damagesOf(schema: JsonObject): Damages {
  const types = new Set([schema['type']].flat().map(String));
  const options = asList(schema['oneOf'] ?? schema['anyOf']).map((each) => resolve(asObject(each)));
  const isNullable = types.has('null') || options.some(({ type }) => type === 'null');
  const nothing: Damages = isNullable ? { 'becomes null': () => null } : {};
  const choices = asList(schema['enum']);
  if (choices.length > 0) {
    return Object.fromEntries(choices.map((each) => [`is always ${String(each)}`, () => each]));
  }
  if (types.has('boolean')) return { 'is always false': () => false, 'is always true': () => true };
  if (types.has('integer') || types.has('number')) return { ...nothing, ...NUMBERS };
  if (types.has('array')) return { ...nothing, ...LISTS, ...TEXTS };
  if (types.has('object') || options.length > 0)
    return { ...nothing, ...OBJECTS, ...TEXTS, ...NUMBERS };
  const { format } = schema;
  if (format === 'date-time') return { ...nothing, ...TIMES };
  if (format === 'date') return { ...nothing, ...DAYS };
  if (format === 'email')
    return {
      'loses its tag': text((value) => value.replace(/\+[^@]*/, '')),
      'is another one': () => 'none@example.org',
    };
  if (format === 'uri')
    return {
      ...nothing,
      'loses its path': text((value) => (URL.canParse(value) ? new URL('/', value).href : value)),
      'loses its query': text((value) => value.replace(/\?.*/, '')),
    };
  return TEXTS;
}

/** Values that are damaged: as they are stored and shown, or only in what later requests find. */
export const CONTENTS: readonly Behaviour[] = OPERATIONS.flatMap(
  ({ id: operation, requestContent }) => {
    const [mediaType = '', content = {}] = Object.entries(requestContent)[0] ?? [];
    if (!mediaType.endsWith('json')) return [];
    const properties = objectAt(resolve(objectAt(content, 'schema')), 'properties');
    return Object.keys(properties).flatMap((property) => {
      const schema = resolve(objectAt(properties, property));
      const isId = /Ids?$/.test(property);
      const damages: Damages = isId ? (schema['type'] === 'array' ? LISTS : {}) : damagesOf(schema);
      return [
        ...Object.entries(damages).flatMap(([what, damage]) => [
          shown({ operation, property, what, damage }),
          hidden({ operation, property, what, damage }),
        ]),
        kept({ operation, property }),
      ];
    });
  },
);

interface Damaged {
  readonly operation: string;
  readonly property: string;
  readonly what: string;
  readonly damage: Damage;
}

/** The response to the request has the damaged value, too. */
function shown({ operation, property, what, damage }: Damaged): Behaviour {
  return behaviour(
    { what: `${property} ${what}`, table, operation, requests: 'one' },
    ({ request, next, ...call }) => {
      const json = sentJson({ request });
      const value = json[property];
      const damaged = value === undefined || value === null ? undefined : damage(value);
      const isSame = JSON.stringify(damaged) === JSON.stringify(value);
      if (damaged === undefined || isSame || !isSuccess(tried({ request, next, ...call })))
        return next();
      const bytes = Buffer.from(JSON.stringify({ ...json, [property]: damaged }));
      return next({ ...request, bytes, bodySchema: {} });
    },
  );
}

/** Whether the request would succeed, without its effect. */
function tried({
  next,
  store,
}: Parameters<ReturnType<Behaviour['create']>>[0]): ReturnType<typeof next> {
  const undo = saveState(store);
  const response = next();
  undo();
  return response;
}

/** The response is right, and what is stored is not. */
function hidden({ operation, property, what, damage }: Damaged): Behaviour {
  return behaviour(
    { what: `stored ${property} ${what}`, table, operation, requests: 'several' },
    (call) => {
      const response = call.next();
      const target = targetOf(call, response);
      if (!isSuccess(response) || target === undefined) return response;
      editContent(call.store, target, (content) => {
        const value = content[property];
        const damaged = value === undefined || value === null ? undefined : damage(value);
        return damaged === undefined ? content : { ...content, [property]: damaged };
      });
      return response;
    },
  );
}

/** The value is not stored: it is what it was before, or what the last resource has. */
function kept({ operation, property }: Pick<Damaged, 'operation' | 'property'>): Behaviour {
  return behaviour(
    { what: `${property} is not stored`, table, operation, requests: 'several' },
    (call) => {
      const before = targetOf(call);
      const old = before === undefined ? undefined : contentOf(call.store, before);
      const response = call.next();
      const target = targetOf(call, response);
      if (!isSuccess(response) || target === undefined) return response;
      const other = anotherThan(call.store, target);
      const source = old ?? (other === undefined ? undefined : contentOf(call.store, other));
      const value = source?.[property];
      editContent(call.store, target, (content) => ({
        ...content,
        ...(value !== undefined && { [property]: value }),
      }));
      return response;
    },
  );
}

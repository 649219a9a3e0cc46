import type { Random } from '../../probe-contract/random.js';

/** The keywords of a JSON Schema that determine the values just outside it. */
export interface ValueSchema {
  readonly type?: string;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly items?: ValueSchema;
  readonly properties?: Readonly<Record<string, ValueSchema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: unknown;
  readonly $ref?: string;
  readonly $defs?: Readonly<Record<string, ValueSchema>>;
  /** Present if the value is bytes, which a multipart body sends as a file. */
  readonly contentMediaType?: string;
}

/** A value just outside what a schema allows. */
export interface Edge {
  /** What is wrong with it: `below-minimum`. The same for the same schema and any seed. */
  readonly kind: string;
  /** Undefined: the value is absent. */
  readonly value: unknown;
}

/** How a value is written: in JSON, or as the text of a field or a query. */
export type Medium = 'json' | 'text';

/** The values just outside a schema without properties: another type, word or size. */
export function edgeValues(
  schema: ValueSchema,
  { medium, random }: { readonly medium: Medium; readonly random: Random },
): readonly Edge[] {
  const words = schema.const === undefined ? schema.enum : [schema.const];
  return [
    ...(medium === 'json' ? otherTypes(schema) : otherTexts(schema)),
    ...(words === undefined ? [] : neighbours(words.map(String), random)),
    ...beyondBounds(schema, random),
  ];
}

const samples: readonly (Edge & { readonly type: string })[] = [
  { type: 'null', kind: 'null', value: null },
  { type: 'boolean', kind: 'boolean', value: true },
  { type: 'integer', kind: 'number', value: 7200 },
  { type: 'string', kind: 'text', value: '7200' },
  { type: 'array', kind: 'list', value: [] },
  { type: 'object', kind: 'object', value: {} },
];

function otherTypes({ type, items, minimum = 0 }: ValueSchema): readonly Edge[] {
  const others = samples.filter((sample) => sample.type !== type);
  const fraction = { kind: 'fraction', value: minimum + 0.5 };
  const inList = (items === undefined ? [] : otherTypes(items)).map(({ kind, value }) => {
    return { kind: `list-of-${kind}`, value: [value] };
  });
  return [
    ...others.map(({ kind, value }) => ({ kind, value })),
    ...(type === 'integer' ? [fraction] : []),
    ...inList,
  ];
}

/** Every text is a valid string, but not a valid number. */
function otherTexts({ type, minimum = 0 }: ValueSchema): readonly Edge[] {
  if (type !== 'integer') return [];
  return [
    { kind: 'text', value: 'many' },
    { kind: 'null', value: 'null' },
    { kind: 'fraction', value: `${minimum}.5` },
    { kind: 'unit', value: `${minimum}s` },
  ];
}

/** Words that are similar to an allowed word. */
function neighbours(words: readonly string[], random: Random): readonly Edge[] {
  const word = words[random.integer(0, words.length - 1)] ?? '';
  const at = random.integer(0, word.length - 1);
  const other = String.fromCharCode(97 + random.integer(0, 25));
  const edges = [
    { kind: 'empty', value: '' },
    { kind: 'upper-case', value: word.toUpperCase() },
    { kind: 'blank-behind', value: `${word} ` },
    { kind: 'letter-missing', value: word.slice(0, -1) },
    { kind: 'letter-more', value: `${word}x` },
    { kind: 'letter-changed', value: word.slice(0, at) + other + word.slice(at + 1) },
  ];
  // By chance, a changed character may be the same, or result in another allowed word.
  return edges.map(({ kind, value }) => ({
    kind,
    value: words.includes(value) ? `${value}-upspec` : value,
  }));
}

function beyondBounds({ minimum, maximum }: ValueSchema, random: Random): readonly Edge[] {
  const far = random.integer(1_000, 1_000_000);
  return [
    ...(minimum === undefined
      ? []
      : [
          { kind: 'below-minimum', value: minimum - 1 },
          { kind: 'far-below', value: -far },
        ]),
    ...(maximum === undefined
      ? []
      : [
          { kind: 'above-maximum', value: maximum + 1 },
          { kind: 'far-above', value: maximum + far },
        ]),
  ];
}

/** A type as text, with what is needed to put it into another one. */
export interface TypeText {
  readonly text: string;
  /** How it binds: parts of a union or of an intersection need parentheses in tighter ones. */
  readonly binding: 'atom' | 'intersection' | 'union';
  /** Whether it only says that a value is an object; beside another part it adds nothing. */
  readonly isBare?: true;
}

export function atom(text: string): TypeText {
  return { text, binding: 'atom' };
}

export const UNKNOWN: TypeText = atom('unknown');

export const NEVER: TypeText = atom('never');

export const NULL: TypeText = atom('null');

export const FREE_FORM: TypeText = { ...atom('{ [key: string]: unknown }'), isBare: true };

/** Values of any of the types. */
export function unionOf(types: readonly TypeText[]): TypeText {
  if (types.some(({ text }) => text === 'unknown')) return UNKNOWN;
  const distinct = distinctOf(types.filter(({ text }) => text !== 'never'));
  const [only] = distinct;
  if (only === undefined) return NEVER;
  if (distinct.length === 1) return only;
  return { text: distinct.map(({ text }) => text).join(' | '), binding: 'union' };
}

/** Values of all of the types. */
export function intersectionOf(types: readonly TypeText[]): TypeText {
  if (types.some(({ text }) => text === 'never')) return NEVER;
  const meaningful = distinctOf(types.filter(({ text }) => text !== 'unknown'));
  const specific = meaningful.filter(({ isBare }) => isBare !== true);
  const parts = specific.length > 0 ? specific : meaningful.slice(0, 1);
  const [only] = parts;
  if (only === undefined) return UNKNOWN;
  if (parts.length === 1) return only;
  return {
    text: parts
      .map((part) => (part.binding === 'union' ? `(${part.text})` : part.text))
      .join(' & '),
    binding: 'intersection',
  };
}

export function arrayOf(type: TypeText): TypeText {
  return atom(`${enclosed(type)}[]`);
}

/**
 * A list whose first items have types of their own.
 * @param required how many of them are always there.
 * @param rest the type of the items after them; undefined where there are none.
 */
export function tupleOf(
  first: readonly TypeText[],
  required: number,
  rest: TypeText | undefined,
): TypeText {
  const items = first.map((type, index) => (index < required ? type.text : `${enclosed(type)}?`));
  return atom(
    `[${[...items, ...(rest === undefined ? [] : [`...${arrayOf(rest).text}`])].join(', ')}]`,
  );
}

function enclosed({ text, binding }: TypeText): string {
  return binding === 'atom' ? text : `(${text})`;
}

function distinctOf(types: readonly TypeText[]): readonly TypeText[] {
  return [...new Map(types.map((type) => [type.text, type])).values()];
}

/** What a pattern looks at. */
export interface Named {
  /** Path-like: `pets/create/twice`. */
  readonly name: string;
  /** The ids of its requirements: `PETS-03`. */
  readonly requirements: readonly string[];
  /** The ids of those that derive from the document for its responses: `Pet.name`. */
  readonly derived?: readonly string[];
}

/**
 * Whether a pattern is the case's name or the id of one of its requirements. `*` matches any
 * characters of one segment, `**` for any.
 */
export function matchPattern(
  { name, requirements, derived = [] }: Named,
  pattern: string,
): boolean {
  const expression = toExpression(pattern);
  return [name, ...requirements, ...derived].some((text) => expression.test(text));
}

function toExpression(pattern: string): RegExp {
  const source = pattern
    .split(/(\*\*|\*)/)
    .map((piece) => {
      if (piece === '**') return '.*';
      return piece === '*' ? '[^/]*' : piece.replace(/[.+?^${}()|[\]\\]/g, '\\$&');
    })
    .join('');
  return new RegExp(`^${source}$`);
}

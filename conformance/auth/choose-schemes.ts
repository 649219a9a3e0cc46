/** Ways to authenticate, one of which is enough: each a set of names of security schemes. */
export type SecurityAlternatives = readonly (readonly string[])[];

/**
 * Chooses by which security schemes a request is authenticated: the first alternative whose secrets
 * are all given. OpenAPI 3.1.1, section 4.8.30: "only one of the Security Requirement Objects in the
 * list needs to be satisfied", and of one object "all schemes MUST be satisfied".
 *
 * @returns the schemes, none where none is needed, and undefined where secrets are missing
 */
export function chooseSchemes(
  security: SecurityAlternatives,
  isGiven: (scheme: string) => boolean,
): readonly string[] | undefined {
  const given = security.find((schemes) => schemes.length > 0 && schemes.every(isGiven));
  if (given !== undefined) return given;
  return needsSchemes(security) ? undefined : [];
}

/** Whether an operation rejects requests without credentials. An empty alternative makes them optional. */
export function needsSchemes(security: SecurityAlternatives): boolean {
  return security.length > 0 && security.every((schemes) => schemes.length > 0);
}

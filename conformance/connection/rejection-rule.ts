/** The header in which the reference server states which rule a rejected request violates. */
export const ruleHeader = 'x-upspec-requirement';

/** The rule that a rejected request violates. */
export interface RejectionRule {
  /** The id of a requirement. */
  readonly requirement: string;
  readonly in: (typeof locations)[number];
  /** A JSON Pointer in the body, or the name of a query parameter or a part; empty for the path. */
  readonly at: string;
}

const locations = ['path', 'query', 'body', 'part'] as const;

/**
 * A rule as the value of the header.
 *
 * @example
 * formatRule({ requirement: 'PETS-03', in: 'body', at: '/name' }); // 'PETS-03; body=/name'
 */
export function formatRule({ requirement, in: where, at }: RejectionRule): string {
  return `${requirement}; ${where}=${at}`;
}

/** @returns undefined for a value that {@link formatRule} can't have written */
export function parseRule(value: string): RejectionRule | undefined {
  const match = /^(?<requirement>[\w.-]+); (?<where>\w+)=(?<at>.*)$/.exec(value)?.groups;
  const where = locations.find((each) => each === match?.['where']);
  if (match === undefined || where === undefined) return undefined;
  return { requirement: match['requirement'] ?? '', in: where, at: match['at'] ?? '' };
}

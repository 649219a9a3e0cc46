import type { RequirementSummary, Result } from '../verdict/result.js';

/** Requirements whose ids begin alike: `PETS-01`, `PETS-02`. */
export interface RequirementGroup {
  readonly name: string;
  readonly requirements: readonly RequirementSummary[];
}

/** The groups in the order of the spec. */
export function groupRequirements({
  requirements,
}: Pick<Result, 'requirements'>): readonly RequirementGroup[] {
  const names = [...new Set(requirements.map(groupOf))];
  return names.map((name) => ({
    name,
    requirements: requirements.filter((each) => groupOf(each) === name),
  }));
}

/** `PETS` of `PETS-03`; of an id that derives from a contract, its operation or schema: `Pet` of `Pet.name`. */
export function groupOf({ id }: Pick<RequirementSummary, 'id'>): string {
  const numbered = /^(.*)-\d+$/s.exec(id)?.[1];
  if (numbered !== undefined) return numbered;
  const at = id.lastIndexOf('.');
  return at > 0 ? id.slice(0, at) : id;
}

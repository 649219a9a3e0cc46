import type { Contract } from '@upspec/document';
import { requirementOf } from '../contract/requirement-of.js';
import { openPack, type PackOptions } from '../open-pack.js';
import { formatMatrix } from '../plan/format-matrix.js';
import { casesOf } from '../plan/load-cases.js';
import { selectCases, type Selection } from '../plan/select-cases.js';
import { traceRequirements } from '../plan/traceability.js';

/** Which cases there are, and by which of them each requirement is tested, as text. */
export async function formatCaseList(options: Selection & PackOptions): Promise<string> {
  const { pack } = await openPack(options);
  const cases = selectCases(casesOf(pack), options);
  const shown = cases.map(
    ({ name, title, requirements }) => `${name}\n    ${title}\n    ${requirements.join(' ')}`,
  );
  const { requirements, described } = pack.contract;
  const derived = [...new Set(cases.flatMap((each) => each.requirements))]
    .filter((id) => !requirements.has(id))
    .map((id) => requirementOf({ ...described, requirements: [] }, id));
  const traced = traceRequirements([...requirements.values(), ...derived], cases, pack.untested);
  const isPart = (options.only ?? []).length + (options.skip ?? []).length > 0;
  const matrix = traced.requirements.filter((each) => each.cases.length > 0 || !isPart);
  return [...shown, '', formatMatrix(matrix)].join('\n');
}

/** What a contract says that its document does not state, a line each. */
export function formatInferences({ inferences, title }: Contract): string {
  if (inferences.length === 0) return `${title}: nothing had to be inferred`;
  const lines = inferences.map(
    ({ location, inferred, reason }) => `  ${location}: ${inferred} (${reason})`,
  );
  return [
    `${title}: inferred, as the document does not state it; correct it with x-upspec-replay, x-upspec-resource and x-upspec-lifecycle in the document or an overlay`,
    ...lines,
  ].join('\n');
}

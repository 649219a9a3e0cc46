import type { Contract } from '@upspec/document';
import { comparedNumbers, type ComparedNumber } from '../contract/compared-numbers.js';
import { requirementOf } from '../contract/requirement-of.js';
import { openPack, type PackOptions } from '../open-pack.js';
import { formatMatrix } from '../plan/format-matrix.js';
import { chooseCases } from '../plan/choose-cases.js';
import type { Selection } from '../plan/select-cases.js';
import type { TestCase } from '../plan/test-case.js';
import { traceRequirements } from '../plan/traceability.js';

/** Which cases there are, and by which of them each requirement is tested, as text. */
export async function formatCaseList(options: Selection & PackOptions): Promise<string> {
  const { pack } = await openPack(options);
  const { cases, unjudgeable } = chooseCases(pack, options);
  const shown = [
    ...cases.map(
      ({ name, title, requirements }) => `${name}\n    ${title}\n    ${requirements.join(' ')}`,
    ),
    ...unjudgeable.map(({ name, title, reason }) => `${name}\n    ${title}\n    ${reason}`),
  ];
  const { requirements, described } = pack.contract;
  const derived = [...new Set(cases.flatMap(testedBy))]
    .filter((id) => !requirements.has(id))
    .map((id) => requirementOf({ ...described, requirements: [] }, id));
  const traced = traceRequirements(
    [...requirements.values(), ...derived],
    cases.map((each) => ({ name: each.name, requirements: testedBy(each) })),
    pack.untested,
  );
  const isPart = (options.only ?? []).length + (options.skip ?? []).length > 0;
  const matrix = traced.requirements.filter((each) => each.cases.length > 0 || !isPart);
  return [...shown, '', formatMatrix(matrix)].join('\n');
}

function testedBy({ requirements, derived = [] }: TestCase): readonly string[] {
  return [...new Set([...requirements, ...derived])];
}

/** What a contract says that its document does not state, a line each, and what it leaves to compare. */
export function formatInferences(contract: Contract): string {
  const { inferences, title } = contract;
  const lines = inferences.map(
    ({ location, inferred, reason }) => `  ${location}: ${inferred} (${reason})`,
  );
  const head =
    lines.length === 0
      ? `${title}: nothing had to be inferred`
      : `${title}: inferred, as the document does not state it; correct it with x-upspec-replay, x-upspec-resource and x-upspec-lifecycle in the document or an overlay`;
  return [head, ...lines, ...explainNumbers(comparedNumbers(contract))].join('\n');
}

/** How an overlay frees a number that another run does not show again. */
function explainNumbers(numbers: readonly ComparedNumber[]): readonly string[] {
  const [first] = numbers;
  if (first === undefined) return [];
  return [
    'numbers that must be as they were recorded:',
    ...numbers.map(({ location, target }) => `  ${location} (${target})`),
    'where one differs in each run, an action of an overlay frees it:',
    `  - target: ${first.target}`,
    '    update: { x-upspec-replay: free }',
  ];
}

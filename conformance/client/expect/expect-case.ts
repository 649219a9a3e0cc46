import type { Contract } from '../../contract.js';
import { judgeCase } from '../../verdict/judge-case.js';
import type { CaseResult } from '../../verdict/result.js';
import { expectCaseName, expectRequirements } from '../client-cases.js';
import { clientRequirements } from '../client-requirements.js';
import type { ClientRun } from '../run-client.js';
import type { ExpectationJudge } from './judge-expectations.js';

/** The case of what the author of a client expects. */
export function expectCase(
  judge: ExpectationJudge,
  { operations, durationMs, requests }: ClientRun,
  contract: Contract,
): CaseResult {
  const findings = judge.findings();
  const requirements = new Map(clientRequirements().map((each) => [each.id, each]));
  return {
    kind: 'client',
    name: expectCaseName,
    title: 'The client sends what its author expects',
    operations: [...operations],
    requirements: expectRequirements,
    verdict: judgeCase(
      { ...contract, requirements },
      { findings, observations: [], isBroken: false },
    ),
    findings,
    observations: [],
    evidence: [],
    durationMs,
    exchanges: requests,
  };
}

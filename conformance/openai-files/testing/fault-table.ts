import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { check, type CheckOptions } from '../../check.js';
import { serve } from '../serve.js';
import type { CaseResult } from '../../verdict/result.js';

/** An injected fault, the case that must find it, and the requirement that it violates. */
export type FaultRow = readonly [fault: string, only: string, requirement: string];

/** The other requirements that the kit reports for servers with these injected faults. */
export interface FurtherFinding {
  readonly faults: readonly string[];
  readonly requirements: readonly string[];
  /** `case`: in the case that must find the fault. `folder`: only in other cases of its folder. */
  readonly seenIn: 'case' | 'folder';
  /** Set if the detection depends on the time at which a case runs. */
  readonly isByChance?: true;
  /** Why the fault also violates the requirement. */
  readonly reason: string;
}

interface FaultTable {
  readonly found: readonly FaultRow[];
  /** Detected only with `--large`: by contents of up to 512 MiB. */
  readonly large: readonly FaultRow[];
  /** Detected only if the test can advance the time. */
  readonly clocked: readonly FaultRow[];
  readonly also: readonly FurtherFinding[];
}

/** Handwritten: from the requirement that a fault violates, and the purpose of a case. */
export const faultTable = JSON.parse(
  readFileSync(join(import.meta.dirname, '..', 'tests', 'check-faults.json'), 'utf8'),
) as FaultTable;

/** Every requirement reported for a server with the fault, in order. */
export function expectedOf(
  [fault, , requirement]: FaultRow,
  seenIn: FurtherFinding['seenIn'],
): readonly string[] {
  const further = faultTable.also.filter(
    (also) =>
      also.faults.includes(fault) &&
      also.isByChance !== true &&
      (seenIn === 'folder' || also.seenIn === 'case'),
  );
  return [requirement, ...further.flatMap(({ requirements }) => requirements)].toSorted();
}

/** Every requirement that some cases report for a server, or leave to another case, in order. */
export function violatedIn(cases: readonly CaseResult[]): readonly string[] {
  const all = cases.flatMap(({ findings, repeats = [] }) =>
    [...findings, ...repeats].map(({ requirement }) => requirement),
  );
  return [...new Set(all)].toSorted();
}

/** The same for a server with a fault, without what is detected by chance only. */
export function violatedBy(
  row: FaultRow,
  cases: readonly CaseResult[],
  seenIn: FurtherFinding['seenIn'],
): readonly string[] {
  const expected = expectedOf(row, seenIn);
  const byChance = faultTable.also
    .filter(({ isByChance, faults }) => isByChance === true && faults.includes(row[0]))
    .flatMap(({ requirements }) => requirements);
  return violatedIn(cases).filter((id) => expected.includes(id) || !byChance.includes(id));
}

/** The message of a failed test: what to do. */
export function adviceFor([fault]: FaultRow): string {
  return (
    `the findings for a server with the fault ${fault} must be exactly those of check-faults.json; ` +
    'fix the case or the check, or list under "also" what else the fault violates, with the reason'
  );
}

const apiKey = 'sk-key-of-this-test';
const otherApiKey = 'sk-key-of-another-tenant';

/** By operation: the case for which the preflight checks its endpoint. */
const PREFLIGHT: Readonly<Record<string, string>> = {
  'preflight/createFile': 'files/create/assistants',
  'preflight/createUpload': 'uploads/create/pending',
  'preflight/addUploadPart': 'uploads/parts/one',
  'preflight/cancelUpload': 'uploads/cancel/pending',
  'preflight/downloadFile': 'files/content/sentiment',
  'preflight/retrieveFile': 'files/retrieve/image',
  'preflight/key': 'files/retrieve/image',
  'preflight/availability': 'files/create/every-purpose',
};

/** The case that is run to find a fault: another one where the preflight finds it. */
export function caseOf(only: string): string {
  return PREFLIGHT[only] ?? only;
}

/** Checks the reference server with injected faults, by one case or by all cases of its folder. */
export async function checkFaultRow(
  fault: readonly string[],
  only: string,
  { jobs = 8, isFolder = false }: Pick<CheckOptions, 'jobs'> & { readonly isFolder?: boolean } = {},
): Promise<readonly CaseResult[]> {
  const keys = [apiKey, otherApiKey];
  let server = await serve({ apiKey: keys, fault });
  const { url, port } = server;
  const restart = async (): Promise<void> => {
    await server.close();
    server = await serve({ apiKey: keys, fault, port });
  };
  try {
    const named = caseOf(only);
    const pattern = isFolder ? named.replace(/[^/]+$/, '*') : named;
    const options = { url, apiKey, otherApiKey, timeout: 60_000, jobs, restart };
    return (await check({ ...options, only: [pattern] })).cases;
  } finally {
    await server.close();
  }
}

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { check, type CheckOptions } from '../../check.js';
import { serve } from '../serve.js';
import type { CaseResult } from '../../verdict/result.js';

/** An injected fault, the case that must find it, and the requirement that the fault breaks. */
export type FaultRow = readonly [fault: string, only: string, requirement: string];

/** What else the kit accuses servers with these faults of. */
export interface FurtherFinding {
  readonly faults: readonly string[];
  readonly requirements: readonly string[];
  /** `case`: in the case that must find the fault; `folder`: only in other cases beside it. */
  readonly seenIn: 'case' | 'folder';
  /** Set where the requirement is innocent: what the kit still has to unlearn. */
  readonly isWrong?: true;
  /** Set where the time at which a case runs decides whether it is seen. */
  readonly isByChance?: true;
  /** Why the fault breaks the requirement, too, or why it does not. */
  readonly reason: string;
}

interface FaultTable {
  readonly found: readonly FaultRow[];
  /** Seen with `--large` alone: by contents of up to 512 MiB. */
  readonly large: readonly FaultRow[];
  /** Seen where time can be made to pass. */
  readonly clocked: readonly FaultRow[];
  readonly also: readonly FurtherFinding[];
}

/** Written by hand: from what a fault breaks, and from what a case is there to test. */
export const faultTable = JSON.parse(
  readFileSync(join(import.meta.dirname, '..', 'tests', 'check-faults.json'), 'utf8'),
) as FaultTable;

/** Every requirement that a server with the fault is accused of, in order. */
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

/** Every requirement that some cases accuse a server of, in order. */
export function accusedIn(cases: readonly CaseResult[]): readonly string[] {
  const all = cases.flatMap(({ findings }) => findings.map(({ requirement }) => requirement));
  return [...new Set(all)].toSorted();
}

/** The same of a server with a fault, without what is seen by chance only. */
export function accusedOf(
  row: FaultRow,
  cases: readonly CaseResult[],
  seenIn: FurtherFinding['seenIn'],
): readonly string[] {
  const expected = expectedOf(row, seenIn);
  const byChance = faultTable.also
    .filter(({ isByChance, faults }) => isByChance === true && faults.includes(row[0]))
    .flatMap(({ requirements }) => requirements);
  return accusedIn(cases).filter((id) => expected.includes(id) || !byChance.includes(id));
}

/** What a failure says, so that whoever sees it knows what to do. */
export function adviceFor([fault]: FaultRow): string {
  return (
    `a server with the fault ${fault} must be accused of just what check-faults.json says; ` +
    'mend the case or the check, or list under "also" what else the fault breaks, with the reason'
  );
}

const apiKey = 'sk-key-of-this-test';

/** Which case has the endpoints asked for that a first look at the target needs. */
const PREFLIGHT: Readonly<Record<string, string>> = {
  'preflight/createUpload': 'uploads/create/pending',
  'preflight/cancelUpload': 'uploads/cancel/pending',
  'preflight/downloadFile': 'files/content/sentiment',
  'preflight/retrieveFile': 'files/retrieve/image',
  'preflight/key': 'files/retrieve/image',
  'preflight/availability': 'files/create/every-purpose',
};

/** Checks the reference server with some faults, by a case alone or by all of the case's folder. */
export async function checkFaulty(
  fault: readonly string[],
  only: string,
  { jobs = 8, isFolder = false }: Pick<CheckOptions, 'jobs'> & { readonly isFolder?: boolean } = {},
): Promise<readonly CaseResult[]> {
  const server = await serve({ apiKey, fault });
  try {
    const named = PREFLIGHT[only] ?? only;
    const pattern = isFolder ? named.replace(/[^/]+$/, '*') : named;
    const options = { url: server.url, apiKey, timeout: 10_000, jobs };
    return (await check({ ...options, only: [pattern] })).cases;
  } finally {
    await server.close();
  }
}

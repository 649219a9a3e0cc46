import { buildResult, type RunHead, type Statements } from '../verdict/build-result.js';
import type { Finding } from '../verdict/finding.js';
import type { CaseResult, Result, RunSettings } from '../verdict/result.js';
import { atStatus } from '../difference/location.js';
import { statusOf } from '../difference/reading.js';

export const sampleHead: RunHead = {
  suite: '0.1.0',
  target: 'http://t/v1',
  notes: [],
  durationMs: 1234,
};

/** A whole run with the defaults. */
export const sampleSettings: RunSettings = {
  profile: 'openai',
  defaultProfile: 'openai',
  only: [],
  skip: [],
  jobs: 4,
  timeout: 30_000,
  large: false,
  slow: false,
  seed: 1,
};

export const sampleStatements: Statements = {
  operations: ['createFile', 'listFiles', 'retrieveFile', 'cancelUpload'],
  requirements: [
    {
      id: 'RETRIEVE-02',
      level: 'must',
      text: 'An id that no file has gets 404.',
      evidence: ['recording: retrieveFile#11'],
    },
    { id: 'ERROR-04', level: 'must', text: 'An error has a param.', evidence: ['document: Error'] },
    { id: 'LIST-09', level: 'should', text: 'A list is short.', evidence: ['quoted: listFiles#2'] },
    {
      id: 'CANCEL-04',
      level: 'observe',
      text: 'A second cancellation.',
      evidence: ['unknown: nobody said'],
    },
  ],
};

/** A finding of a case that requested an unknown file. */
export const sampleFinding: Finding = {
  requirement: 'RETRIEVE-02',
  kind: 'status',
  location: atStatus,
  expected: statusOf(404),
  actual: statusOf(200, ': null'),
  exchange: 1,
  request: 'GET /files/x',
  curl: "curl 'http://t/v1/files/x'",
};

export function sampleCase(name: string, given: Partial<CaseResult> = {}): CaseResult {
  return {
    kind: 'fixture',
    name,
    title: 'An unknown file',
    operations: ['retrieveFile'],
    requirements: ['RETRIEVE-02'],
    verdict: 'pass',
    findings: [],
    observations: [],
    evidence: ['recorded: retrieveFile#11'],
    durationMs: 12,
    exchanges: 1,
    ...given,
  };
}

/** A case that failed by one finding for each of the requirements. */
export function sampleFailure(name: string, ...requirements: readonly string[]): CaseResult {
  const findings = requirements.map((requirement) => ({ ...sampleFinding, requirement }));
  return sampleCase(name, { verdict: 'fail', findings, requirements });
}

export function sampleResult(cases: readonly CaseResult[], head: Partial<RunHead> = {}): Result {
  return buildResult({ ...sampleHead, ...head }, cases, sampleStatements);
}

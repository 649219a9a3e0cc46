import { buildResult } from '../verdict/build-result.js';
import type { Result } from '../verdict/result.js';
import { sampleCase, sampleFailure, sampleHead } from './sample-result.js';

/** A run of 490 cases in which 50 requirements are violated. */
export function fiftyFindings(): Result {
  const text =
    'The server MUST respond with 404 and the error envelope to an id that it does not have, whatever else the request contains.';
  const requirements = Array.from({ length: 120 }, (_, at) => ({
    id: `GROUP${String(at % 20)}-${String(at)}`,
    level: 'must' as const,
    text,
    evidence: ['recording: retrieveFile#11'],
  }));
  const failed = requirements
    .slice(0, 50)
    .map(({ id }, at) => sampleFailure(`files/${String(at)}`, id));
  const passed = Array.from({ length: 440 }, (_, at) =>
    sampleCase(`uploads/${String(at)}`, { requirements: ['GROUP0-60'] }),
  );
  const operations = Array.from({ length: 9 }, (_, at) => `operation${String(at)}`);
  return buildResult(sampleHead, [...failed, ...passed], { operations, requirements });
}

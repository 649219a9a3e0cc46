import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import type { Log } from 'sarif';
import { expect, test } from 'vitest';
import { atBody } from '../difference/location.js';
import {
  sampleCase,
  sampleFailure,
  sampleFinding,
  sampleResult,
} from '../testing/sample-result.js';
import type { Result } from '../verdict/result.js';
import { locateFindings } from '../verdict/locate-findings.js';
import { formatSarif } from './sarif.js';

const result = sampleResult(
  [
    sampleFailure('files/a', 'RETRIEVE-02'),
    sampleCase('files/b', {
      verdict: 'warn',
      findings: [{ ...sampleFinding, requirement: 'LIST-09', request: 'GET /files' }],
    }),
    { ...sampleFailure('files/c', 'ERROR-04'), verdict: 'known-failure', reason: 'issue 12' },
    sampleCase('files/d', { verdict: 'could-not-run', reason: 'no response' }),
  ],
  { notes: ['a file could not be deleted'] },
);

const located = locateFindings(result, (request) =>
  request === 'GET /files/x' ? { file: 'my specs/api.yaml', line: 12, column: 5 } : undefined,
);

/** The schema of the standard, as a package for tests of SARIF ships it. */
function compileSchema(): (log: unknown) => unknown {
  const file = createRequire(import.meta.url)
    .resolve('@microsoft/jest-sarif')
    .replace(/index\.js$/, 'schemas/sarif-2.1.0-rtm.5.json');
  const schema = JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>;
  // Draft 4 differs from later drafts here only in these two keywords of the root.
  const { $schema: draft, id, ...rest } = schema;
  expect([draft, typeof id]).toEqual(['http://json-schema.org/draft-04/schema#', 'string']);
  // Its patterns were written for regular expressions without the flag u.
  const ajv = new Ajv({ strict: false, allErrors: true, unicodeRegExp: false });
  addFormats.default(ajv);
  const validate = ajv.compile(rest);
  return (log) => (validate(log) ? [] : validate.errors);
}

function logOf(given: Result): Log {
  return JSON.parse(formatSarif(given)) as Log;
}

test('a log is valid by the schema of SARIF 2.1.0', () => {
  const errorsOf = compileSchema();
  expect(errorsOf(logOf(located))).toEqual([]);
  expect(errorsOf(logOf(sampleResult([], { stopped: 'the key was rejected' })))).toEqual([]);
  expect(errorsOf({ version: '2.1.0' })).not.toEqual([]);
  expect(errorsOf({ version: '2.1.0', runs: [{ tool: {} }] })).not.toEqual([]);
});

test('each requirement is a rule with its evidence', () => {
  const [run] = logOf(result).runs;
  expect(run?.tool.driver).toMatchObject({ name: 'upspec', version: '0.1.0' });
  expect(
    run?.tool.driver.rules?.map(({ id, defaultConfiguration }) => [
      id,
      defaultConfiguration?.level,
    ]),
  ).toEqual([
    ['RETRIEVE-02', 'error'],
    ['ERROR-04', 'error'],
    ['LIST-09', 'warning'],
    ['CANCEL-04', 'note'],
  ]);
  expect(run?.tool.driver.rules?.[0]).toMatchObject({
    shortDescription: { text: 'An id that no file has gets 404.' },
    help: { text: 'An id that no file has gets 404.\n\nEvidence:\n- recording: retrieveFile#11' },
  });
});

test('each finding is a result at its request, and at its line where a document is known', () => {
  const [run] = logOf(located).runs;
  expect(run?.results).toMatchObject([
    {
      ruleId: 'RETRIEVE-02',
      ruleIndex: 0,
      level: 'error',
      message: { text: 'GET /files/x, status: expected status 404, actual status 200: null' },
      locations: [
        {
          logicalLocations: [{ name: 'GET /files/x', fullyQualifiedName: 'GET /files/x status' }],
          physicalLocation: {
            artifactLocation: { uri: 'my%20specs/api.yaml' },
            region: { startLine: 12, startColumn: 5 },
          },
        },
      ],
      properties: {
        case: 'files/a',
        curl: "curl 'http://t/v1/files/x'",
        replay: 'upspec check http://t/v1 --only files/a',
      },
    },
    { ruleId: 'LIST-09', ruleIndex: 2, level: 'warning' },
    {
      ruleId: 'ERROR-04',
      ruleIndex: 1,
      level: 'error',
      suppressions: [{ kind: 'external', justification: 'issue 12' }],
    },
  ]);
  expect(run?.results?.[1]?.locations?.[0]?.physicalLocation).toBeUndefined();
});

test('cases that could not run and notes are notifications', () => {
  const [run] = logOf(result).runs;
  expect(run?.invocations).toEqual([
    {
      executionSuccessful: true,
      toolExecutionNotifications: [
        { level: 'warning', message: { text: 'files/d: no response' } },
        { level: 'note', message: { text: 'a file could not be deleted' } },
      ],
    },
  ]);
});

test('a fingerprint does not depend on values of a run', () => {
  const fingerprintOf = (pointer: string, actual: number, request: string): unknown => {
    const finding = {
      ...sampleFinding,
      location: atBody(pointer),
      actual: { kind: 'value', value: actual },
      request,
    } as const;
    const given = sampleResult([sampleCase('files/a', { verdict: 'fail', findings: [finding] })]);
    return logOf(given).runs[0]?.results?.[0]?.partialFingerprints;
  };
  const fingerprint = fingerprintOf('/data/0/id', 1, 'GET /files/file-1');
  expect(fingerprint).toEqual({ 'upspec/v1': expect.stringMatching(/^[0-9a-f]{32}$/) as unknown });
  expect(fingerprintOf('/data/3/id', 2, 'GET /files/file-2')).toEqual(fingerprint);
  expect(fingerprintOf('/data/0/name', 1, 'GET /files/file-1')).not.toEqual(fingerprint);
});

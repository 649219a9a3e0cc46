import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { packageFolder } from '../../package-folder.js';
import { runProgram } from '../run-program.js';
import type { ComparedTool } from './compared-tool.js';

interface JsonReport {
  readonly failures: readonly { readonly type: string; readonly operations: readonly string[] }[];
  readonly errors: readonly { readonly type?: string; readonly title?: string }[];
}

const patience = 180_000;

export const schemathesis: ComparedTool = {
  name: 'schemathesis',
  title: 'schemathesis',
  installed: {
    name: 'schemathesis',
    packages: [{ name: 'schemathesis', version: '4.32.5' }],
    registry: { kind: 'pip', python: '3.10' },
  },
  setting:
    'with `spec/openapi.yaml`, all its phases and its default checks, `--max-examples 25 --seed 1`; a report is a check and an operation',
  judge: ({ url, apiKey, installed, scratch }) =>
    testBySchemathesis({
      installed,
      spec: join(packageFolder(), '..', 'spec', 'openapi.yaml'),
      url,
      header: `Authorization: Bearer ${apiKey}`,
      scratch,
    }),
};

/** A server that schemathesis tests. */
export interface TestedServer {
  /** Where schemathesis is installed. */
  readonly installed: string;
  /** The file of the document. */
  readonly spec: string;
  readonly url: string;
  /** A header with the key. */
  readonly header: string;
  /** A folder of this run alone. */
  readonly scratch: string;
}

/**
 * Tests a server by schemathesis.
 *
 * @returns each check that failed, with its operation
 * @throws {Error} when schemathesis writes no report
 */
export async function testBySchemathesis(server: TestedServer): Promise<ReadonlySet<string>> {
  const { installed, spec, url, header, scratch } = server;
  const report = join(scratch, 'report.json');
  const running = runProgram(
    join(installed, 'bin', 'schemathesis'),
    [
      'run',
      spec,
      '--url',
      url,
      '-H',
      header,
      '--max-examples',
      '25',
      '--seed',
      '1',
      '--continue-on-failure',
      '--no-shrink',
      '--request-timeout',
      '10',
      '--report',
      'json',
      '--report-json-path',
      report,
    ],
    { cwd: scratch },
  );
  const timer = setTimeout(() => void running.stop(), patience);
  await running.ended;
  clearTimeout(timer);
  const { failures, errors } = JSON.parse(await readFile(report, 'utf8')) as JsonReport;
  return new Set([
    ...failures.flatMap(({ type, operations }) => operations.map((each) => `${type} ${each}`)),
    ...errors.map(({ type = '', title = '' }) => `error ${type} ${title}`),
  ]);
}

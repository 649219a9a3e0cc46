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
  async judge({ url, apiKey, installed, scratch }) {
    const report = join(scratch, 'report.json');
    const running = runProgram(
      join(installed, 'bin', 'schemathesis'),
      [
        'run',
        join(packageFolder(), '..', 'spec', 'openapi.yaml'),
        '--url',
        url,
        '-H',
        `Authorization: Bearer ${apiKey}`,
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
  },
};

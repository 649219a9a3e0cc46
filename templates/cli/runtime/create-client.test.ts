import { PassThrough } from 'node:stream';
import { expect, test } from 'vitest';
import type { ProgramDefinition } from './command.js';
import { createClient } from './create-client.js';
import { UsageError } from './usage-error.js';

async function baseURLOf(
  needsBaseURL: boolean,
  given: string | undefined,
  variable = '',
): Promise<unknown> {
  const program: ProgramDefinition<unknown> = {
    name: 'depot',
    summary: '',
    version: '1',
    environmentPrefix: 'DEPOT',
    environment: { apiKey: 'DEPOT_API_KEY', baseURL: 'DEPOT_BASE_URL' },
    requiresKey: true,
    needsBaseURL,
    groups: [],
    createClient: ({ baseURL }) => Promise.resolve(baseURL),
  };
  const options = {
    apiKey: 'key',
    format: 'auto',
    formatError: 'auto',
    ...(given !== undefined && { baseUrl: given }),
  } as const;
  return createClient(
    program,
    { options, fetch },
    {
      input: new PassThrough(),
      output: new PassThrough(),
      errors: new PassThrough(),
      outputIsTerminal: false,
      errorsIsTerminal: false,
      columns: 80,
      environment: { DEPOT_BASE_URL: variable },
      signal: new AbortController().signal,
    },
  );
}

test('a program whose API has no server needs a base URL', async () => {
  await expect(baseURLOf(true, undefined)).rejects.toThrow(
    new UsageError('no base URL: set DEPOT_BASE_URL, or pass --base-url'),
  );
});

test.each([
  { needed: true, given: 'http://h/v1', variable: '', want: 'http://h/v1' },
  { needed: true, given: undefined, variable: 'http://h/v2', want: 'http://h/v2' },
  { needed: false, given: undefined, variable: '', want: undefined },
])(
  'with $given and "$variable" the base URL is $want',
  async ({ needed, given, variable, want }) => {
    expect(await baseURLOf(needed, given, variable)).toBe(want);
  },
);

import { checkClient } from '../client/check-client.js';
import { runCommand } from '../client/run-command.js';
import type { ExitCode, Terminal } from '../command-line/terminal.js';
import { UsageError } from '../kit-error.js';
import { exitCodeOf } from '../verdict/exit-code.js';
import { openJudgingServer, type JudgedApi } from './judging-server.js';
import { openOutput, reportRun, type OutputArguments } from './report-run.js';

export interface CheckClientArguments extends OutputArguments, JudgedApi {
  /** The program and its arguments. */
  readonly command: readonly string[];
  /** `NAME=VALUE`, in which `{url}` and `{key}` are replaced by the base URL and the key. */
  readonly env?: readonly string[];
  /** Seconds. */
  readonly timeout: number;
  readonly port: number;
}

/** `upspec check-client`: runs a client against a judging server, and reports what it sent wrongly. */
export async function runCheckClient(
  options: CheckClientArguments,
  terminal: Terminal,
): Promise<ExitCode> {
  const { env = [], timeout, port } = options;
  const [program, ...args] = options.command;
  if (program === undefined) {
    throw new UsageError(
      'name the command that runs the client, after two hyphens: -- node app.js',
    );
  }
  const given = env.map(readVariable);
  const output = await openOutput(options);
  const server = await openJudgingServer(options);
  const { contract, style, urlVariable, keys } = server;
  const [key = ''] = Object.values(keys);
  try {
    const { result, end } = await checkClient({
      contract,
      server: server.url,
      style,
      // The one that the client reads, where the person named it.
      urlVariable: given.find(([, value]) => value === '{url}')?.[0] ?? urlVariable,
      port,
      run: (url) =>
        runCommand({
          command: [program, ...args],
          environment: {
            ...terminal.environment,
            [urlVariable]: url,
            ...keys,
            ...Object.fromEntries(given.map(([name, value]) => [name, fill(value, { url, key })])),
          },
          timeout: timeout * 1000,
          signal: terminal.signal,
        }),
    });
    await reportRun({ result, output }, terminal);
    return end.kind === 'timeout' || end.kind === 'stopped' ? 2 : exitCodeOf(result);
  } finally {
    await server.close();
  }
}

function readVariable(text: string): readonly [name: string, value: string] {
  const [, name = '', value = ''] = /^([A-Za-z_][A-Za-z0-9_]*)=(.*)$/s.exec(text) ?? [];
  if (name === '') {
    throw new UsageError(`--env ${text}: expected NAME=VALUE, for example API_URL={url}`);
  }
  return [name, value];
}

function fill(text: string, { url, key }: { readonly url: string; readonly key: string }): string {
  return text.replaceAll('{url}', url).replaceAll('{key}', key);
}

import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ExitCode, Terminal } from '../../command-line/terminal.js';
import { UsageError } from '../../kit-error.js';
import { runCheck, type CheckArguments } from '../check.js';
import { watchTerminal } from './watched-terminal.js';

/** A server on this machine alone, and the document that it is checked by. */
export interface CheckPlan extends Partial<CheckArguments> {
  readonly document: string;
  readonly respond: RequestListener;
  readonly environment?: Terminal['environment'];
}

/** What a check showed, and what the server received. */
export interface DocumentCheck {
  readonly code: ExitCode;
  /**
   * What was written to standard output and standard error, or the message of the error; with `URL` and
   * `api.yaml` for what varies.
   */
  readonly text: string;
  readonly requests: readonly string[];
}

/** Starts a server, runs `check --spec` against it, and stops it. */
export async function checkDocument(plan: CheckPlan): Promise<DocumentCheck> {
  const { document, respond, environment = {}, ...options } = plan;
  const folder = await mkdtemp(join(tmpdir(), 'upspec-document-'));
  const spec = join(folder, 'api.yaml');
  await writeFile(spec, document);
  const requests: string[] = [];
  const server = createServer((request, response) => {
    requests.push(`${request.method} ${request.url}`);
    respond(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const { terminal: watched, printed, warned } = watchTerminal();
  const terminal = { ...watched, environment };
  const settings = { jobs: 2, timeout: 10, seed: 1, url, spec, verbose: true };
  const code: ExitCode = await runCheck({ ...settings, ...options }, terminal).catch(
    (error: unknown) => {
      if (!(error instanceof UsageError)) throw error;
      printed.push(error.message);
      return 2 as const;
    },
  );
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  await rm(folder, { recursive: true });
  return {
    code,
    text: [...printed, ...warned].join('\n').replaceAll(url, 'URL').replaceAll(spec, 'api.yaml'),
    requests,
  };
}

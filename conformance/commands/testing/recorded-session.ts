import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ExitCode, Terminal } from '../../command-line/terminal.js';
import { loadSpecContract } from '../../contract/load-spec-contract.js';
import type { Exchange } from '../../fixture-format/fixture.js';
import { loadFixtures } from '../../fixture-format/load-fixtures.js';
import { record } from '../../record/record.js';
import { runCheck } from '../check.js';

/** A session with a server that was recorded by a document of its API. */
export interface RecordedSession {
  /** By fixture. */
  readonly exchanges: readonly (readonly Exchange[])[];
  /** Replays it against the server, as it behaves now. */
  check(
    environment?: Terminal['environment'],
  ): Promise<{ readonly code: ExitCode; readonly text: string }>;
  close(): Promise<void>;
}

/** A server, the document of its API, and the requests that are sent to it through the recorder. */
export interface SessionPlan {
  readonly document: string;
  readonly respond: RequestListener;
  readonly session: (url: string) => Promise<void>;
}

/** Starts a server on this machine alone, and records a session with it. */
export async function recordSession(plan: SessionPlan): Promise<RecordedSession> {
  const folder = await mkdtemp(join(tmpdir(), 'upspec-session-'));
  const spec = join(folder, 'api.yaml');
  const outDir = join(folder, 'recorded');
  await writeFile(spec, plan.document);
  const server = createServer(plan.respond);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const recorder = await record({ contract: await loadSpecContract({ spec }), url, outDir });
  await plan.session(recorder.url);
  await recorder.close();
  const fixtures = await loadFixtures(outDir);
  return {
    exchanges: fixtures.map(({ exchanges }) => exchanges),
    check: (environment = {}) => checkQuietly({ url, spec, outDir, environment }),
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await rm(folder, { recursive: true });
    },
  };
}

interface Checked {
  readonly url: string;
  readonly spec: string;
  readonly outDir: string;
  readonly environment: Terminal['environment'];
}

async function checkQuietly({
  url,
  spec,
  outDir,
  environment,
}: Checked): ReturnType<RecordedSession['check']> {
  const printed: string[] = [];
  const terminal: Terminal = {
    print: (text) => void printed.push(text),
    warn: (text) => void printed.push(text),
    program: 'upspec',
    interactive: false,
    color: false,
    environment,
    signal: new AbortController().signal,
  };
  const options = { url, spec, fixtures: [outDir], only: ['recorded/**'], verbose: true };
  const code = await runCheck({ jobs: 1, timeout: 10, seed: 1, ...options }, terminal);
  return { code, text: printed.join('\n') };
}

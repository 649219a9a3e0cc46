import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Terminal } from '../command-line/terminal.js';
import { serve, type RunningServer } from '../openai-files/serve.js';
import { runCheck } from './check.js';
import { watchTerminal } from './testing/watched-terminal.js';

// A person at a terminal starts the server again when the run asks for it.

const apiKey = 'sk-key-of-this-test';
const fault = ['stop-on-cut-form'];

let server: RunningServer;
beforeEach(async () => {
  server = await serve({ apiKey, fault });
});
afterEach(() => server.close());

interface Checked {
  readonly exitCode: number;
  readonly printed: string;
  /** What the person was asked. */
  readonly warned: readonly string[];
}

async function checkAt(
  attended: boolean,
  act: (stop: AbortController) => Promise<void>,
): Promise<Checked> {
  const { terminal, printed, warned, stop } = watchTerminal();
  const watched: Terminal = {
    ...terminal,
    attended,
    warn(message) {
      terminal.warn(message);
      void act(stop);
    },
  };
  const only = ['errors/form-of-a-file-n*', 'errors/form-of-a-part-n*'];
  const options = { url: server.url, apiKey: [apiKey], only, jobs: 4, timeout: 30 };
  const exitCode = await runCheck(options, watched);
  return { exitCode, printed: printed.join('\n'), warned };
}

const first =
  'The server does not respond any more. Start it again: the run goes on when it responds, within 10 minutes.\n' +
  'The last cases are then run again one at a time, to find the request that stops the server, so it may stop again.\n' +
  'Ctrl-C ends the run. With --restart COMMAND the run starts the server by itself.';
const again = 'The server does not respond again. Start it once more.';

async function startAgain(): Promise<void> {
  const { port } = server;
  await server.close();
  server = await serve({ apiKey, fault, port });
}

test('a person who starts the server again sees which request stops it, and no other case is judged', async () => {
  const { exitCode, printed, warned } = await checkAt(true, startAgain);
  expect(exitCode).toBe(1);
  // It stops while cases run at the same time, and then twice under the one that stops it.
  expect(warned).toEqual([first, again, again]);
  expect(printed).toMatch(/^FAIL {2}ERROR-16 \(must, 1 case\) /m);
  // The body without its last delimiter.
  expect(printed).toContain(`; name="file"; filename="a.jsonl"\\r\\n\\r\\n{"a":1}\\n'|curl `);
  expect(printed).toContain(
    '7 passed, 0 warned, 1 failed, 0 skipped, 0 observed, 0 could not run ',
  );
});

test('a person who ends the run in place of that gets the report so far', async () => {
  const { exitCode, printed, warned } = await checkAt(true, (stop) => {
    stop.abort(new Error('interrupted'));
    return Promise.resolve();
  });
  expect(exitCode).toBe(2);
  expect(warned).toEqual([first]);
  expect(printed).toContain('0 failed');
});

import { writeFile } from 'node:fs/promises';
import type { Har } from 'har-format';
import { steppingClock } from './stepping-clock.js';
import { recordHar } from './record-har.js';
import { startServer } from './server.js';
import { runSession } from './session.js';

export interface WriteHarOptions {
  /** The first id of the server; 1 by default, so that ids equal counts. */
  readonly firstId?: number;
}

/** Runs the session against the good server, and writes what passed as HAR 1.2. */
export async function writeHar(file: string, options: WriteHarOptions = {}): Promise<Har> {
  const key = 'key-of-the-recording';
  const now = steppingClock();
  const server = await startServer({ key, firstId: options.firstId ?? 1, now });
  const recorder = recordHar(fetch, now);
  try {
    await runSession({ baseUrl: server.url, key, send: recorder.send });
  } finally {
    await server.close();
  }
  const har = recorder.har();
  await writeFile(file, `${JSON.stringify(har, null, 2)}\n`);
  return har;
}

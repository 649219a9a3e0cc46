import { readFileSync } from 'node:fs';
import { argv, stdout } from 'node:process';
import type { FilePartInput } from '../file-input.js';
import {
  closeHandles,
  inputKinds,
  missingFiles,
  sha256,
  type InputKind,
  type Source,
} from './input-kinds.js';
import { SampleClient } from './sample-client.js';

// A program that Node, Bun and Deno run: it sends one file by every kind of input, and prints a
// line for each. Its arguments: the base URL, and the path of the file.

/** The outcome of one call. */
export interface SendOutcome {
  readonly kind: string;
  /** The name of the sample's path on the server: `plain`, `retry` or `redirect`. */
  readonly way: string;
  readonly filename: string;
  /** The hash of the input's bytes, in hexadecimal. */
  readonly sha256: string;
  /** The error of a call that failed. */
  readonly error?: string;
}

const [baseURL = '', path = ''] = argv.slice(2);
const source: Source = { bytes: Uint8Array.from(readFileSync(path)), path };
const expected = sha256(source.bytes);

for (const kind of inputKinds) {
  await send(kind, 'plain');
  if (kind.replayable) await send(kind, 'retry');
  if (kind.replayable) await send(kind, 'redirect');
}
for (const kind of missingFiles) await send(kind, 'missing');
await closeHandles();

async function send(kind: InputKind, way: string): Promise<void> {
  const client = new SampleClient({ apiKey: 'k', baseURL: `${baseURL}/${way}`, maxRetries: 1 });
  const outcome: SendOutcome = { kind: kind.name, way, filename: kind.filename, sha256: expected };
  const error = await client.uploads.parts
    .create(kind.name, { data: (await kind.make(source)) as FilePartInput })
    .then(() => undefined, String);
  stdout.write(`${JSON.stringify({ ...outcome, error })}\n`);
}

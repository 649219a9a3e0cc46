import { once } from 'node:events';
import type { ExitCode, Terminal } from '../command-line/terminal.js';
import { readCertificates } from '../auth/read-certificates.js';
import { record } from '../record/record.js';
import { recordedApi, type SpecArguments } from './recorded-api.js';
import { knownKeys } from './known-keys.js';
import { reportRecording } from './report-recording.js';

export interface RecordArguments extends SpecArguments {
  readonly url: string;
  readonly out: string;
  readonly port: number;
  /** In bytes. */
  readonly limit: number;
  /** Keys that must not be in a fixture. */
  readonly apiKey?: readonly string[];
  /** A file of certificates in PEM. */
  readonly ca?: string;
}

/**
 * `upspec record`: passes traffic on until it is stopped, then writes what passed as fixtures; it fails
 * where nothing of it can be one.
 */
export async function runRecord(options: RecordArguments, terminal: Terminal): Promise<ExitCode> {
  const { url, out, port, limit, apiKey = [], ca } = options;
  const { contract, rules } = await recordedApi(options);
  const recorder = await record({
    contract,
    rules,
    url,
    outDir: out,
    port,
    contentLimit: limit,
    secrets: knownKeys(contract, apiKey, terminal.environment),
    trusted: ca === undefined ? undefined : await readCertificates(ca),
    onFull: () => terminal.warn('the recording is full; what comes is passed on, but not kept'),
  });
  terminal.print(`recording ${recorder.url} → ${recorder.target} into ${out}`);
  if (!terminal.signal.aborted) await once(terminal.signal, 'abort');
  return reportRecording(await recorder.close(), terminal);
}

import type { ExitCode, Terminal } from '../command-line/terminal.js';
import { importHar } from '../record/import-har.js';
import { recordedApi, type SpecArguments } from './recorded-api.js';
import { knownKeys } from './known-keys.js';
import { tellRecording } from './tell-recording.js';

export interface ImportArguments extends SpecArguments {
  readonly file: string;
  readonly out: string;
  readonly base?: string;
  /** In bytes. */
  readonly limit: number;
  /** Keys that must not be in a fixture. */
  readonly apiKey?: readonly string[];
}

/** `upspec import`: makes fixtures of a HAR file; it fails where nothing of it can be one. */
export async function runImport(options: ImportArguments, terminal: Terminal): Promise<ExitCode> {
  const { file, out, base, limit, apiKey = [] } = options;
  const { contract, rules } = await recordedApi(options);
  const secrets = knownKeys(contract, apiKey, terminal.environment);
  const recording = await importHar({
    contract,
    rules,
    file,
    outDir: out,
    base,
    contentLimit: limit,
    secrets,
  });
  return tellRecording(recording, terminal);
}

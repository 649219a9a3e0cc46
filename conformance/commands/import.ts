import type { Contract } from '@upspec/document';
import type { ExitCode, Terminal } from '../command-line/terminal.js';
import { importHar } from '../record/import-har.js';
import { recordedApi, type SpecArguments } from './recorded-api.js';
import { knownKeys } from './known-keys.js';
import { reportRecording } from './report-recording.js';

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
  terminal.warn(describeBase(recording.base, contract));
  return reportRecording(recording, terminal);
}

/** Which requests of the file are those of the API, and whether the document says the same. */
function describeBase(base: string, { title, baseUrl }: Contract): string {
  const read = `requests below ${base} are read as those of ${title}`;
  if (baseUrl === undefined) return `${read}; the document names no server`;
  const isSame = withoutSlash(base) === withoutSlash(new URL(baseUrl).href);
  return isSame ? read : `${read}; the document names ${baseUrl}`;
}

function withoutSlash(url: string): string {
  return url.replace(/\/+$/, '');
}

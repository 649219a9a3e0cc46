import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Fixture } from '../../fixture-format/fixture.js';
import { loadFixtures } from '../../fixture-format/load-fixtures.js';
import { openaiFilesContract } from '../../openai-files/contract.js';
import { recordingRules } from '../../openai-files/recording-rules.js';
import type { HarEntry } from '../har/har-schema.js';
import { importHar } from '../import-har.js';
import type { Recording } from '../record.js';

let folder: string;
let count = 0;

/** Makes the folder that files are imported from and into. */
export async function openHarFolder(): Promise<void> {
  folder = await mkdtemp(join(tmpdir(), 'upspec-har-'));
}

/** Takes it away. */
export function closeHarFolder(): Promise<void> {
  return rm(folder, { recursive: true });
}

export interface Imported extends Recording {
  readonly fixtures: readonly Fixture[];
  /** The folder of the fixtures. */
  readonly outDir: string;
}

/** Imports a HAR file of this text into a folder of its own. */
export async function importText(text: string, base?: string): Promise<Imported> {
  count += 1;
  const outDir = join(folder, String(count));
  const file = `${outDir}.har`;
  await writeFile(file, text);
  const recording = await importHar({
    contract: openaiFilesContract(),
    rules: recordingRules,
    file,
    outDir,
    base,
    contentLimit: 100_000,
  });
  const fixtures = recording.files.length === 0 ? [] : await loadFixtures(outDir);
  return { ...recording, fixtures, outDir };
}

export function harOf(entries: readonly unknown[]): string {
  return JSON.stringify({ log: { version: '1.2', creator: {}, entries } });
}

export interface EntryContent {
  readonly status?: number;
  readonly postData?: HarEntry['request']['postData'];
  readonly content?: HarEntry['response']['content'];
  readonly headers?: Readonly<Record<string, string>>;
  readonly responseHeaders?: Readonly<Record<string, string>>;
}

let second = 0;

export function entry(line: string, reported: EntryContent = {}): HarEntry {
  const [method = '', url = ''] = line.split(' ');
  const { status = 200, postData, content, headers = {}, responseHeaders = {} } = reported;
  second += 1;
  return {
    startedDateTime: new Date(second * 1000).toISOString(),
    request: {
      method,
      url,
      headers: Object.entries({ Authorization: 'Bearer a-key-of-mine', ...headers }).map(
        ([name, value]) => ({ name, value }),
      ),
      ...(postData !== undefined && { postData }),
    },
    response: {
      status,
      headers: Object.entries(responseHeaders).map(([name, value]) => ({ name, value })),
      ...(content !== undefined && { content }),
    },
  };
}

export function json(value: unknown): HarEntry['response']['content'] {
  const text = JSON.stringify(value);
  return { size: text.length, mimeType: 'application/json', text };
}

export function file(id: string, bytes: number, filename: string): Record<string, unknown> {
  return {
    id,
    object: 'file',
    bytes,
    created_at: 1,
    filename,
    purpose: 'batch',
    status: 'processed',
  };
}

/** The base URL of the server in the files. */
export const api = 'http://localhost:8080/openai/v1';

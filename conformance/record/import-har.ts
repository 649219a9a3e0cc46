import type { SecretLocations } from '../auth/secret-locations.js';
import type { Contract } from '@upspec/document';
import type { Capture } from './capture/capture.js';
import { filePartsOf } from './capture/file-parts.js';
import { buildFixtures } from './flow/build-fixtures.js';
import { findBase } from './har/find-base.js';
import { readEntry } from './har/read-entry.js';
import { readHar } from './har/read-har.js';
import { countReason, formatLeftOut } from './left-out.js';
import { checkContentLimit, defaultContentLimit, type Recording } from './record.js';
import { plainRules, type RecordingRules } from './recording-rules.js';
import { writeFixtures } from './write-fixtures.js';

export interface ImportOptions {
  /** What the recorded API is. */
  readonly contract: Contract;
  /** What else is known of it. */
  readonly rules?: RecordingRules | undefined;
  /** A HAR 1.2 file of at most 256 MiB. */
  readonly file: string;
  /** The folder that fixtures are written into, below `recorded/`. */
  readonly outDir: string;
  /** What comes before the paths of the contract, as a path or a URL; found by itself without it. */
  readonly base?: string | undefined;
  /** Contents of more bytes are replaced by generated ones; 4096 by default. */
  readonly contentLimit?: number | undefined;
  /** Keys and passwords that are known, and must not be in a fixture in any spelling. */
  readonly secrets?: readonly string[] | undefined;
  /** Which names are those of secrets; by default the names themselves decide. */
  readonly locations?: SecretLocations | undefined;
}

export interface ImportedRecording extends Recording {
  /** The base URL below which the entries were read: scheme, host and base path. */
  readonly base: string;
}

/**
 * Makes fixtures of a HAR file, as if its exchanges had just been recorded: without keys, cookies
 * and the names of organisations. Where nothing of it can be one, nothing is created.
 *
 * @throws {UsageError} for a file that is not a valid HAR, with the location of each error, or that
 *   holds nothing of this API
 */
export async function importHar(options: ImportOptions): Promise<ImportedRecording> {
  const { file, outDir, base, contentLimit = defaultContentLimit } = options;
  const { contract, rules = plainRules, secrets, locations } = options;
  checkContentLimit(contentLimit);
  const entries = await readHar(file);
  const from = findBase(entries, contract, base);
  const fileParts = filePartsOf(contract);
  const reading = {
    base: from,
    contract,
    rules,
    limits: { content: contentLimit, body: 16 * 1024 * 1024, fileParts },
  };
  const captures: Capture[] = [];
  const leftOut = new Map<string, number>();
  for (const entry of entries) {
    const read = await readEntry(entry, reading);
    if (read.ok) captures.push(read.capture);
    else countReason(leftOut, read.reason);
  }
  const recorded = buildFixtures(captures, {
    contract,
    rules,
    contentLimit,
    from,
    known: secrets,
    locations,
  });
  const files =
    recorded.fixtures.length === 0 ? [] : await writeFixtures(recorded.fixtures, outDir);
  const notes = [...formatLeftOut(leftOut, recorded.leftOut), ...recorded.references];
  return { base: from, files, notes };
}

import type { IncomingMessage } from 'node:http';
import type { TrustedCertificates } from '../auth/read-certificates.js';
import type { SecretLocations } from '../auth/secret-locations.js';
import type { Contract } from '@upspec/document';
import { UsageError } from '../kit-error.js';
import { watchExchange } from './capture/watch-exchange.js';
import { filePartsOf } from './capture/file-parts.js';
import { notOfThisApi, buildFixtures } from './flow/build-fixtures.js';
import { formatLeftOut } from './left-out.js';
import { openProxy } from '../proxy/proxy.js';
import { readTargetUrl } from '../proxy/read-target-url.js';
import type { Watcher } from '../proxy/watcher.js';
import type { RecordingRules } from './recording-rules.js';
import { openSession } from './session.js';
import { openFolder, writeFixtures } from './write-fixtures.js';

export interface RecordOptions {
  /** What the recorded API is. */
  readonly contract: Contract;
  /** What else is known of it. */
  readonly rules?: RecordingRules | undefined;
  /** The base URL of the server to record, with its path: `https://api.example.com/v1`. */
  readonly url: string;
  /** The folder that fixtures are written into, below `recorded/`. */
  readonly outDir: string;
  /** 0, the default, picks a free one. */
  readonly port?: number | undefined;
  /** Contents of more bytes are replaced by generated ones; 4096 by default. */
  readonly contentLimit?: number | undefined;
  /** Keys and passwords that are known, and must not be in a fixture in any spelling. */
  readonly secrets?: readonly string[] | undefined;
  /** Which names are those of secrets; by default the names themselves decide. */
  readonly locations?: SecretLocations | undefined;
  /** Certificates that the server is trusted by. */
  readonly trusted?: TrustedCertificates | undefined;
  /** Is called once, when so much was recorded that no more can be kept. */
  readonly onFull?: (() => void) | undefined;
}

/** A proxy that records. */
export interface RunningRecorder {
  /** The base URL for clients, in place of the target's. */
  readonly url: string;
  /** The target's base URL. */
  readonly target: string;
  /** Accepts no more requests, writes what is complete, and reports what was left out. */
  close(): Promise<Recording>;
}

export interface Recording {
  /** The files that were written. */
  readonly files: readonly string[];
  /** What was left out and why, a line each. */
  readonly notes: readonly string[];
}

/** In bytes; the default. */
export const defaultContentLimit = 4096;
/** In bytes: a fixture has to hold it. */
const largestContentLimit = 256 * 1024;

/**
 * Starts a proxy in front of a server, on this machine alone, which passes everything through and
 * makes fixtures of it. Keys, cookies and the names of organisations are left out of them.
 *
 * @throws {UsageError} for a URL, a port, a limit or a folder that can't be followed
 */
export async function record(options: RecordOptions): Promise<RunningRecorder> {
  const { port = 0, trusted } = options;
  const target = readTargetUrl(options.url);
  const recording = await openRecording(options);
  const proxy = await openProxy({
    target,
    port,
    certificates: trusted?.certificates,
    watch: recording.watch,
  });
  const finish = async (): Promise<Recording> => {
    await proxy.close();
    return recording.write();
  };
  let closed: Promise<Recording> | undefined;
  return {
    url: `http://127.0.0.1:${proxy.port}${basePathOf(target)}`,
    target: recording.from,
    close: () => (closed ??= finish()),
  };
}

/** What is recorded of traffic that something else passes on. */
export interface OpenedRecording {
  /** The base URL of the server. */
  readonly from: string;
  watch(request: IncomingMessage): Watcher;
  /** Writes what is complete, and reports what was left out. */
  write(): Promise<Recording>;
}

/**
 * Begins to record traffic, of which it makes fixtures at the end.
 *
 * @throws {UsageError} for a URL, a limit or a folder that can't be followed
 */
export async function openRecording(
  options: Omit<RecordOptions, 'port' | 'trusted'>,
): Promise<OpenedRecording> {
  const { contract, rules, contentLimit = defaultContentLimit, outDir, onFull } = options;
  const { secrets, locations } = options;
  const target = readTargetUrl(options.url);
  checkContentLimit(contentLimit);
  await openFolder(outDir);
  const session = openSession({ foreign: notOfThisApi(contract), onFull: () => onFull?.() });
  const basePath = basePathOf(target);
  const fileParts = filePartsOf(contract);
  const watching = {
    basePath,
    request: { content: contentLimit, body: 1024 * 1024, fileParts },
    response: { content: contentLimit, body: 16 * 1024 * 1024, fileParts },
    onEnd: session.add,
  };
  const from = `${target.protocol}//${target.host}${basePath}`;
  const known = secrets;
  return {
    from,
    watch: (request) => watchExchange(request, watching),
    async write() {
      const building = { contract, rules, contentLimit, from, known, locations };
      const recorded = buildFixtures(session.captures, building);
      const files = await writeFixtures(recorded.fixtures, outDir);
      const leftOut = formatLeftOut(session.leftOut, recorded.leftOut);
      return { files, notes: [...leftOut, ...recorded.references] };
    },
  };
}

function basePathOf({ pathname }: URL): string {
  return pathname.replace(/\/+$/, '');
}

/** @throws {UsageError} for a limit that no fixture could keep */
export function checkContentLimit(limit: number): void {
  if (Number.isInteger(limit) && limit >= 0 && limit <= largestContentLimit) return;
  throw new UsageError(`the limit must be a number of bytes from 0 to ${largestContentLimit}`);
}

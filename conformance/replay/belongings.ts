import { isJsonObject } from '../json/json-object.js';
import { parseJson } from '../json/parse-json.js';
import { valueAt } from '@upspec/document/json-pointer';
import { decodeSegment } from './encode-segment.js';
import type { Received } from './received.js';

/** A file that this run made. */
export interface OwnFile {
  readonly id: string;
  readonly purpose?: string;
  readonly createdAt?: number;
}

/** What this run made at the target and has to take away again. All ids are live. */
export interface Belongings {
  /** Files that were made and not deleted, by id. */
  readonly files: Map<string, OwnFile>;
  /** Uploads that still wait for their parts. */
  readonly uploads: Set<string>;
  /** Files that were deleted. */
  readonly gone: Set<string>;
}

export function noBelongings(): Belongings {
  return { files: new Map(), uploads: new Set(), gone: new Set() };
}

/** All that several cases made. */
export function joinBelongings(several: readonly Belongings[]): Belongings {
  return {
    files: new Map(several.flatMap(({ files }) => [...files])),
    uploads: new Set(several.flatMap(({ uploads }) => [...uploads])),
    gone: new Set(several.flatMap(({ gone }) => [...gone])),
  };
}

export interface Played {
  readonly operation?: string | undefined;
  /** The live path. */
  readonly path: string;
  readonly received: Received;
}

/** Notes what an exchange made or took away, be it what the recording expected or not. */
export function noteBelongings(
  belongings: Belongings,
  { operation, path, received }: Played,
): void {
  if (received.status < 200 || received.status >= 300) return;
  const parsed = parseJson(received.bytes.toString('utf8'));
  const body = parsed.ok ? parsed.value : undefined;
  const named = decodeSegment(path.split('?')[0]?.split('/')[2] ?? '');
  switch (operation) {
    case 'createFile':
      addFile(belongings, body);
      break;
    case 'createUpload':
      addUpload(belongings, body);
      break;
    case 'completeUpload':
      belongings.uploads.delete(named);
      addFile(belongings, valueAt(body, '/file'));
      break;
    case 'cancelUpload':
      belongings.uploads.delete(named);
      break;
    case 'deleteFile':
      if (belongings.files.delete(named)) belongings.gone.add(named);
      break;
    default:
      break;
  }
}

function addUpload({ uploads }: Belongings, body: unknown): void {
  const id = valueAt(body, '/id');
  if (typeof id === 'string' && id !== '') uploads.add(id);
}

function addFile({ files }: Belongings, body: unknown): void {
  if (!isJsonObject(body)) return;
  const { id, purpose, created_at: createdAt } = body;
  if (typeof id !== 'string' || id === '') return;
  files.set(id, {
    id,
    ...(typeof purpose === 'string' ? { purpose } : {}),
    ...(typeof createdAt === 'number' ? { createdAt } : {}),
  });
}

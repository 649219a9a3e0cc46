import type { Contract } from '../../contract.js';
import { isJsonObject } from '../../json/json-object.js';
import { valueAt } from '@upspec/document/json-pointer';
import { decodeSegment } from '../../replay/encode-segment.js';
import type { Capture } from '../capture/capture.js';
import { jsonOf } from '../capture/json-of.js';

/** A capture with what the contract says of it: its operation, and which objects it speaks of. */
export interface Classified {
  readonly capture: Capture;
  /** Absent where the request fits none, such as one of an unknown route. */
  readonly operation?: string;
  /** The ids that the request names. */
  readonly named: readonly string[];
  /** The ids of the objects that the answer says were made. */
  readonly made: readonly string[];
  /** The ids of the objects on the page that the answer is. */
  readonly listed: readonly string[];
}

/** @returns undefined where the path is none of this API */
export function classify(capture: Capture, contract: Contract): Classified | undefined {
  const [path = '', query = ''] = capture.path.split('?');
  if (!/^\/(?:files|uploads)(?:\/|$)/.test(path)) return undefined;
  const fitting = Object.entries(contract.described.operations).flatMap(([operation, known]) => {
    const ids = matchPath(known.path, path);
    return ids === undefined ? [] : [{ operation, method: known.method, ids }];
  });
  const found = fitting.find(({ method }) => method === capture.method);
  const named = [...(fitting[0]?.ids ?? []), ...idsInQuery(query), ...partIds(capture)];
  const answer = isSuccess(capture) ? jsonOf(capture.response) : undefined;
  return {
    capture,
    ...(found !== undefined && { operation: found.operation }),
    named,
    made: (makers[found?.operation ?? ''] ?? [])
      .map((pointer) => valueAt(answer, pointer))
      .filter((id) => typeof id === 'string'),
    listed: found?.operation === 'listFiles' ? idsOfPage(answer) : [],
  };
}

/** Where an answer tells the id of what was made. */
const makers: Readonly<Record<string, readonly string[]>> = {
  createFile: ['/id'],
  createUpload: ['/id'],
  addUploadPart: ['/id'],
  completeUpload: ['/file/id'],
};

/** Whether the answer of a capture tells of success. */
export function isSuccess({ status }: Capture): boolean {
  return status >= 200 && status < 300;
}

function matchPath(template: string, path: string): readonly string[] | undefined {
  const wanted = template.split('/');
  const segments = path.split('/');
  if (wanted.length !== segments.length) return undefined;
  const ids: string[] = [];
  for (const [index, segment] of segments.entries()) {
    const part = wanted[index] ?? '';
    if (part.startsWith('{') && segment !== '') ids.push(decodeSegment(segment));
    else if (part !== segment) return undefined;
  }
  return ids;
}

function idsInQuery(query: string): readonly string[] {
  const after = new URLSearchParams(query).get('after');
  return after === null || after === '' ? [] : [after];
}

function partIds(capture: Capture): readonly string[] {
  const ids = valueAt(jsonOf(capture.request), '/part_ids');
  return Array.isArray(ids) ? ids.filter((id) => typeof id === 'string') : [];
}

function idsOfPage(page: unknown): readonly string[] {
  const items = valueAt(page, '/data');
  if (!Array.isArray(items)) return [];
  return items
    .map((item: unknown) => (isJsonObject(item) ? item['id'] : undefined))
    .filter((id) => typeof id === 'string');
}

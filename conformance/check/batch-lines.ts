import { isJsonObject } from '../json/json-object.js';
import { parseJson } from '../json/parse-json.js';
import { partBytes } from '../replay/encode-body.js';
import type { WireRequest } from '../replay/build-request.js';

/**
 * Whether a batch file is sent whose lines are not each a request with a `custom_id`, a `method`, a
 * `url` and a `body`: what a server that looks into batch files at upload has a reason to refuse.
 */
export function sendsOddBatchLines({ body }: Pick<WireRequest, 'body'>): boolean {
  if (body === undefined || !('multipart' in body)) return false;
  const purpose = body.multipart.find(({ name }) => name === 'purpose')?.text;
  const file = body.multipart.find(({ name }) => name === 'file');
  if (purpose !== 'batch' || file === undefined) return false;
  // A piece over and over is no file of requests, however long.
  if (file.length !== undefined) return true;
  const lines = partBytes(file).toString('utf8').replace(/\n$/, '').split('\n');
  return !lines.every(isBatchLine);
}

function isBatchLine(line: string): boolean {
  const parsed = parseJson(line);
  if (!parsed.ok || !isJsonObject(parsed.value)) return false;
  const { custom_id: id, method, url, body } = parsed.value;
  const texts = [id, method, url];
  return texts.every((each) => typeof each === 'string') && isJsonObject(body);
}

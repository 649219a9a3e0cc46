import { isJsonObject } from '../../json/json-object.js';
import { parseJson } from '../../json/parse-json.js';
import { partBytes } from '../../replay/encode-body.js';
import type { WireRequest } from '../../replay/build-request.js';

/**
 * Whether a batch file is sent whose lines are not each a request with a `custom_id`, a `method`, a
 * `url` and a `body`. A server that validates batch files may reject it.
 */
export function sendsOddBatchLines({ body }: Pick<WireRequest, 'body'>): boolean {
  if (body === undefined || !('multipart' in body)) return false;
  const purpose = body.multipart.find(({ name }) => name === 'purpose')?.text;
  const file = body.multipart.find(({ name }) => name === 'file');
  if (purpose !== 'batch' || file === undefined) return false;
  const { length, ...piece } = file;
  const bytes = partBytes(piece);
  if (length === undefined || length <= bytes.length) return hasOddLine(bytes.subarray(0, length));
  // All complete copies of a repeated piece are equal, and the last one may be cut off.
  const rest = bytes.subarray(0, length % bytes.length);
  const isOfLines = bytes.at(-1) === newline;
  return !isOfLines || hasOddLine(bytes) || (rest.length > 0 && hasOddLine(rest));
}

const newline = 0x0a;

function hasOddLine(bytes: Buffer): boolean {
  return !bytes.toString('utf8').replace(/\n$/, '').split('\n').every(isBatchLine);
}

function isBatchLine(line: string): boolean {
  const parsed = parseJson(line);
  if (!parsed.ok || !isJsonObject(parsed.value)) return false;
  const { custom_id: id, method, url, body } = parsed.value;
  const texts = [id, method, url];
  return texts.every((each) => typeof each === 'string') && isJsonObject(body);
}

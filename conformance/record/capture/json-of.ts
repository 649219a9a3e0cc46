import { parseJson } from '../../json/parse-json.js';
import type { CapturedBody } from './capture.js';

/** A body read as JSON; undefined where it is none, or was too long to be kept. */
export function jsonOf(body: CapturedBody): unknown {
  if (body.kind !== 'content' || body.content.bytes === undefined || !body.content.isText) {
    return undefined;
  }
  const parsed = parseJson(body.content.bytes.toString('utf8'));
  return parsed.ok ? parsed.value : undefined;
}

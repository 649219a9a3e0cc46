import { valueAt } from '../json/json-pointer.js';
import { parseJson } from '../json/parse-json.js';
import { cutText, showValue } from '../json/show-value.js';
import type { Finding } from '../verdict/finding.js';
import type { PrintedAnswer } from './read-curl-output.js';

/**
 * Whether an answer has what a finding says that it got, at the place that it names. Ids and moments
 * are others in each run, and are not compared.
 */
export function showsDefect(
  { where, wanted, got }: Pick<Finding, 'where' | 'wanted' | 'got'>,
  { status, headers, body }: PrintedAnswer,
): boolean {
  if (where === 'status') return got.startsWith(`status ${status}`);
  const header = /^header (\S+)$/.exec(where)?.[1];
  if (header !== undefined) return isSame(cutText(headers[header] ?? 'absent'), got);
  const text = body.toString('utf8');
  if (where.startsWith('body, byte')) return got.startsWith(`${body.length} bytes`);
  if (where === 'body')
    return (
      isSame(cutText(`${headers['content-type']}: ${text}`), got) || isSame(cutText(text), got)
    );
  const parsed = parseJson(text);
  const pointer = /^body (\/.*)$/.exec(where)?.[1];
  if (!parsed.ok || pointer === undefined) return false;
  const value = valueAt(parsed.value, pointer);
  const most = Number(/^at most (\d+) items$/.exec(wanted)?.[1]);
  if (Array.isArray(value) && !Number.isNaN(most)) return value.length > most;
  return isSame(showValue(value), got) || isWrongAlike(value, { wanted, got });
}

/** Whether a made-up value is another one each time, of the kind that it was, and never the right one. */
function isWrongAlike(
  value: unknown,
  { wanted, got }: { readonly wanted: string; readonly got: string },
): boolean {
  const right = parseJson(wanted);
  const wrong = parseJson(got);
  if (!right.ok || !wrong.ok || typeof wrong.value === 'object') return false;
  return typeof value === typeof wrong.value && value !== right.value;
}

function isSame(shown: string, got: string): boolean {
  return withoutChance(shown) === withoutChance(got.replace(/ \(and at \d+ more places\)$/, ''));
}

/** Ids, moments, and where a text was cut, differ from run to run. */
function withoutChance(text: string): string {
  return text
    .replace(/(file|upload|part|assistant|req)[-_][\w-]{6,}/g, '$1')
    .replace(/\b[0-9a-f]{8}-[0-9a-f-]{27}\b/g, 'uuid')
    .replace(/\b1[0-9]{9}(\.\d+)?\b/g, 'moment')
    .replace(/127\.0\.0\.1:\d+/g, 'host')
    .replace(/…$/, '')
    .slice(0, 100);
}

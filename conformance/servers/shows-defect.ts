import { isJsonObject } from '../json/json-object.js';
import { valueAt } from '@upspec/document/json-pointer';
import { parseJson } from '../json/parse-json.js';
import { cutText, showValue } from '../json/show-value.js';
import type { Finding } from '../verdict/finding.js';
import type { PrintedAnswer } from './read-curl-output.js';
import type { ShellTrace } from './read-trace.js';

/**
 * Whether an answer has what a finding says that it got, at the place that it names. Ids and moments
 * are others in each run, and are not compared: what is told of one's own files is looked for among
 * those that the script made.
 */
export function showsDefect(
  { where, wanted, got }: Pick<Finding, 'where' | 'wanted' | 'got'>,
  { status, headers, body }: PrintedAnswer,
  trace: ShellTrace = { made: [] },
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
  const own = /^(none|\d+) of them/.exec(got)?.[1];
  if (Array.isArray(value) && own !== undefined) {
    return countOwn(value, trace) === (own === 'none' ? 0 : Number(own));
  }
  if (/^no (earlier|later) than the item before/.test(wanted)) {
    return isMisplaced(parsed.value, pointer, wanted.startsWith('no earlier'));
  }
  if (got === 'the same item') return trace.after !== undefined && idOf(value) === trace.after;
  const distance = /^created_at(?: ([+-]) (\d+))?(?: \(|$)/.exec(got);
  if (distance !== null) {
    const [, sign = '+', seconds = '0'] = distance;
    const created = valueAt(parsed.value, pointer.replace(/[^/]*$/, 'created_at'));
    return Number(value) - Number(created) === Number(`${sign}${seconds}`);
  }
  if (typeof value === 'boolean' && got.startsWith(`${value}, though`)) return true;
  return isSame(showValue(value), got) || isWrongAlike(value, { wanted, got });
}

/** Whether an item of a list stands before the one that it must follow. */
function isMisplaced(page: unknown, pointer: string, isRising: boolean): boolean {
  const at = Number(/^\/data\/(\d+)\//.exec(pointer)?.[1]);
  const moments = [at - 1, at].map((index) => Number(valueAt(page, `/data/${index}/created_at`)));
  const [before = Number.NaN, moment = Number.NaN] = moments;
  return isRising ? moment < before : moment > before;
}

function countOwn(items: readonly unknown[], { made, after }: ShellTrace): number {
  return items.map(idOf).filter((id) => id !== after && made.includes(String(id))).length;
}

function idOf(item: unknown): unknown {
  return isJsonObject(item) ? item['id'] : undefined;
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

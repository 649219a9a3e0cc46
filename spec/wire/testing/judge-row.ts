import { compareRequest } from '../compare-request.js';
import { methodOf } from '../load-rows.js';
import type { RecordedRequest } from '../recorded-request.js';
import type { ExpectedBody } from '../wire-case.js';
import type { RowRequest, WireRow } from '../wire-row.js';

/**
 * Returns every difference between the requests of a row and what a client sent.
 *
 * @param error - The error that the caller received; undefined after success.
 */
export function differencesOfRow(
  row: WireRow,
  actual: readonly RecordedRequest[],
  error: string | undefined,
): readonly string[] {
  const expected = row.requests ?? (row.request === undefined ? [] : [row.request]);
  if (expected.length === 0 && error === undefined) return ['expected an error, actual none'];
  const isFailure = (row.statuses?.at(-1) ?? 200) >= 400;
  return [
    ...(expected.length > 0 && error !== undefined && !isFailure ? [`error: ${error}`] : []),
    ...(expected.length === actual.length
      ? []
      : [
          `requests: expected ${String(expected.length)}, actual ${String(actual.length)}: ${error ?? ''}`,
        ]),
    ...expected.flatMap((request, index) => {
      const sent = actual[index];
      return sent === undefined ? [] : differencesOf(row, request, sent);
    }),
  ];
}

function differencesOf(
  row: WireRow,
  request: RowRequest,
  sent: RecordedRequest,
): readonly string[] {
  const { base = '', target = '', headers = {}, absent = [] } = request;
  return compareRequest(
    {
      method: methodOf(row).toUpperCase(),
      target: `${base}/${row.name}${target}`,
      headers,
      absent,
      body: bodyOf(request, headers['content-type'] ?? ''),
    },
    sent,
    { key: '', lengthKnown: true },
  );
}

function bodyOf({ body }: RowRequest, contentType: string): ExpectedBody {
  if (body === undefined) return { kind: 'none' };
  if (contentType.startsWith('multipart/')) {
    return { kind: 'multipart', bytes: typeof body === 'string' ? [body] : body };
  }
  return { kind: 'bytes', bytes: typeof body === 'string' ? [{ utf8: body }] : body };
}

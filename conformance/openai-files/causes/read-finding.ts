import { valueAt } from '@upspec/document/json-pointer';
import { parseJson } from '../../json/parse-json.js';
import type { Finding } from '../../verdict/finding.js';

// What a finding says of the response.

export function isRejectedCompletion({ request, location, expected }: Finding): boolean {
  const isStatus = location.kind === 'status' && expected.kind === 'status';
  return /\/complete$/.test(request) && isStatus && expected.statuses.includes(200);
}

export function isRejectedFile(finding: Finding): boolean {
  return finding.request === 'POST /files' && Number(statusIn(finding)) >= 400;
}

/** Whether the connection of the request was closed without a response. */
export function isClosed({ location }: Finding): boolean {
  return location.kind === 'connection';
}

export function isAccepted(finding: Finding): boolean {
  return Number(statusIn(finding)) < 300;
}

export function isRejected(finding: Finding): boolean {
  const status = Number(statusIn(finding));
  return status >= 400 && status < 500;
}

/** `POST /uploads/…/parts` */
export function templateOf({ request }: Finding): string {
  return request.replace(/\?.*/, '').replace(/(?<=\/(?:files|uploads)\/)[^/]+/, '…');
}

/** Whether an invalid request had the response of a server error; not that of an unknown object. */
export function isFailed(finding: Finding): boolean {
  const { expected } = finding;
  const isInvalid =
    expected.kind === 'status' &&
    expected.statuses.every((each) => /^4(?!0[14])/.test(String(each)));
  return isInvalid && Number(statusIn(finding)) >= 500;
}

/** The status that was received; undefined where something else is wrong. */
export function statusIn({ location, actual }: Finding): number | string | undefined {
  return location.kind === 'status' && actual.kind === 'status' ? actual.statuses[0] : undefined;
}

export function isOfAnotherLength({ request, expected, actual }: Finding): boolean {
  const isContent = expected.kind === 'bytes' && actual.kind === 'bytes';
  return /\/content$/.test(request) && isContent && expected.length !== actual.length;
}

export function isOfList({ request }: Finding): boolean {
  return /^GET \/files(?:\?|$)/.test(request);
}

/** Whether a page has other files than those that were expected. */
export function isAboutItems({ location }: Finding): boolean {
  return location.kind === 'body' && location.pointer === '/data';
}

/** Whether an object of the case is unknown to the target. */
export function isNotFound({ location, expected, actual }: Finding): boolean {
  return (
    location.kind === 'status' &&
    expected.kind === 'status' &&
    actual.kind === 'status' &&
    expected.statuses.includes(200) &&
    actual.statuses.includes(404)
  );
}

/** Whether the order of a page shows a violation by itself. */
export function isMisordered({ requirement, kind }: Finding): boolean {
  return requirement === 'LIST-06' && kind === 'order';
}

/** Whether a list lacks files that the case created. */
export function isOwnMissing(finding: Finding): boolean {
  const isShort = finding.actual.kind === 'absent' || isCountOfOwn(finding);
  return isOfList(finding) && isAboutItems(finding) && isShort;
}

/** Whether fewer of the created files were listed, and none of them again. */
function isCountOfOwn({ actual }: Finding): boolean {
  return actual.kind === 'count' && actual.of === 'own' && actual.note === undefined;
}

/** Whether the status of a success came with the body of an error. */
export function isErrorAccepted(finding: Finding): boolean {
  if (!isAccepted(finding)) return false;
  const parsed = parseJson(finding.shown?.response.body?.text ?? '');
  return parsed.ok && (valueAt(parsed.value, '/error') ?? null) !== null;
}

import type { ContractBody, Requirement } from '@upspec/document';
import type { RecordedPart, RecordedRequest } from '../../fixture-format/fixture.js';
import { encodeBody, partBytes, partHead } from '../../replay/encode-body.js';
import { rule } from '../probe-family.js';
import { malformedRule, type WrongBody } from './wrong-body.js';

export const unclosedRule: Requirement = rule('probe.bodies.unclosed', 'observe', {
  text: 'A multipart body without its closing delimiter is not valid, and no standard says what a server does with it',
  source:
    'RFC 2046, section 5.1.1: the last part is "followed by a closing boundary delimiter line"',
});

/**
 * Multipart bodies that are not valid. Where a required part can't be found in one, it MUST be rejected;
 * otherwise what happens is only noted.
 */
export function malformedMultipart(
  body: ContractBody | undefined,
  request: RecordedRequest,
): readonly WrongBody[] {
  if (body?.kind !== 'multipart' || request.body === undefined) return [];
  if (!('multipart' in request.body)) return [];
  const { multipart: parts } = request.body;
  const { bytes, contentType = '' } = encodeBody(request.body);
  const boundary = contentType.split('boundary=')[1] ?? '';
  const send = (type: string, content: Buffer): RecordedRequest => ({
    ...request,
    headers: { ...request.headers, 'content-type': type },
    body: { base64: content.toString('base64') },
  });
  const required = body.parts?.find((each) => each.required)?.name;
  const isFound = ({ name }: RecordedPart): boolean => name === required;
  const unclosed = {
    rule: unclosedRule,
    reason: 'its closing delimiter is missing',
    isOpen: false,
  };
  const cut = bytes.subarray(0, bytes.lastIndexOf(`--${boundary}--`));
  const wrong = [{ ...unclosed, request: send(contentType, cut) }];
  if (required === undefined || !parts.some(isFound)) return wrong;
  const noName = (part: RecordedPart): string =>
    isFound(part) ? partHead(part).replace(/; name="[^"]*"/, '') : partHead(part);
  const noHead = (part: RecordedPart): string => (isFound(part) ? 'X-Upspec: a' : partHead(part));
  const written = (head: (part: RecordedPart) => string): RecordedRequest =>
    send(contentType, write(parts, boundary, head));
  const malformed = { rule: malformedRule } as const;
  return [
    ...wrong,
    {
      ...malformed,
      reason: 'the boundary of its media type is not in it',
      request: send('multipart/form-data; boundary=upspec-another', bytes),
    },
    {
      ...malformed,
      reason: 'its media type has no boundary',
      request: send('multipart/form-data', bytes),
    },
    { ...malformed, reason: `its part ${required} has no name`, request: written(noName) },
    {
      ...malformed,
      reason: `its part ${required} has no Content-Disposition`,
      request: written(noHead),
    },
  ];
}

/** RFC 2046, section 5.1.1, with other heads than the parts have. */
function write(
  parts: readonly RecordedPart[],
  boundary: string,
  headOf: (part: RecordedPart) => string,
): Buffer {
  const written = parts.flatMap((part) => [
    Buffer.from(`--${boundary}\r\n${headOf(part)}\r\n\r\n`),
    partBytes(part),
    Buffer.from('\r\n'),
  ]);
  return Buffer.concat([...written, Buffer.from(`--${boundary}--\r\n`)]);
}

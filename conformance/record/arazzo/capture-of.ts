import type { Exchange, RecordedBody, RecordedPart } from '../../fixture-format/fixture.js';
import { statusNumber } from '../../fixture-format/status-number.js';
import { encodeBody, partBytes } from '../../replay/encode-body.js';
import { noBody, type Capture, type CapturedBody, type CapturedPart } from '../capture/capture.js';
import { contentOf } from '../capture/collect-content.js';

/** An exchange of a fixture as if it had just passed by. */
export function captureOf({ request, response }: Exchange): Capture {
  return {
    method: request.method,
    path: request.path,
    requestHeaders: request.headers ?? {},
    request: bodyOf(request.body),
    status: statusNumber(response.status),
    responseHeaders: response.headers ?? {},
    response: bodyOf(response.body),
    respondedAt: 0,
  };
}

function bodyOf(body: RecordedBody | undefined): CapturedBody {
  if (body === undefined) return noBody;
  if ('multipart' in body) return { kind: 'form', parts: body.multipart.map(partOf) };
  const { bytes } = encodeBody(body);
  return { kind: 'content', content: contentOf(bytes, bytes.length) };
}

function partOf(part: RecordedPart): CapturedPart {
  const bytes = partBytes(part);
  const { name, filename } = part;
  const content = contentOf(bytes, bytes.length);
  return filename === undefined ? { name, content } : { name, filename, content };
}

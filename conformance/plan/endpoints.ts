import type { WireRequest } from '../replay/build-request.js';
import { buildRequest } from '../replay/build-request.js';
import { noBindings } from '../replay/bindings.js';
import type { RecordedBody, RecordedRequest } from '../fixture/fixture.js';

/** How to find out whether a target has an operation at all. */
export interface EndpointQuestion {
  readonly operation: string;
  readonly request: WireRequest;
  /** The statuses that only an absent endpoint answers to this request. */
  readonly absent: readonly number[];
}

/** An id that no target has given, so that nothing is touched. */
const nobody = 'upspec-nobody-has-this-id';

/** A method or path that a server does not know: 405 and 501 anywhere, 404 where no id is asked for. */
const byMethod = [405, 501];
const byPath = [404, ...byMethod];

/**
 * One harmless question for each operation. The two that create are asked with requests that every
 * server of this API takes; what they make is taken away again.
 */
export function endpointQuestions(): readonly EndpointQuestion[] {
  return [
    ask('createFile', byPath, { method: 'POST', path: '/files', body: smallFile }),
    ask('createUpload', byPath, { method: 'POST', path: '/uploads', body: smallUpload }),
    ask('retrieveFile', byMethod, { method: 'GET', path: `/files/${nobody}` }),
    ask('deleteFile', byMethod, { method: 'DELETE', path: `/files/${nobody}` }),
    ask('downloadFile', byMethod, { method: 'GET', path: `/files/${nobody}/content` }),
    ask('addUploadPart', byMethod, {
      method: 'POST',
      path: `/uploads/${nobody}/parts`,
      body: { multipart: [{ name: 'data', filename: 'blob', text: 'x' }] },
    }),
    ask('completeUpload', byMethod, {
      method: 'POST',
      path: `/uploads/${nobody}/complete`,
      body: { json: { part_ids: ['part_nobody'] } },
    }),
    ask('cancelUpload', byMethod, { method: 'POST', path: `/uploads/${nobody}/cancel` }),
  ];
}

const smallFile: RecordedBody = {
  multipart: [
    { name: 'purpose', text: 'batch' },
    { name: 'file', filename: 'upspec.jsonl', text: '{"custom_id":"upspec"}\n' },
  ],
};

const smallUpload: RecordedBody = {
  json: { purpose: 'batch', filename: 'upspec.jsonl', bytes: 1, mime_type: 'text/jsonl' },
};

function ask(
  operation: string,
  absent: readonly number[],
  request: RecordedRequest,
): EndpointQuestion {
  return { operation, absent, request: buildRequest(request, noBindings) };
}

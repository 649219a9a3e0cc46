import type { Model } from '@upspec/document';
import { hasCredentials, ownOptions } from './client-options.js';
import { isUsed } from './runtime-files.js';
import { BASE_ERROR } from './runtime-names.js';

/** The names that a file of the runtime exports. */
export type Exports = readonly [file: string, names: readonly string[]];

/** The exports of the runtime for users of a client. */
const PUBLIC_RUNTIME: readonly Exports[] = [
  ['api-promise', ['APIPromise']],
  [
    'errors',
    [
      BASE_ERROR,
      'APIError',
      'APIConnectionError',
      'APIConnectionTimeoutError',
      'APIUserAbortError',
      'BadRequestError',
      'AuthenticationError',
      'PermissionDeniedError',
      'NotFoundError',
      'ConflictError',
      'UnprocessableEntityError',
      'RateLimitError',
      'InternalServerError',
      'InvalidInputError',
      'BodyReadError',
      'PagingError',
    ],
  ],
  [
    'chunked-upload/upload-errors',
    ['SourceChangedError', 'UnfinishedUploadError', 'UploadExpiredError'],
  ],
  ['by-status', ['isErrorResponse']],
  ['bytes-promise', ['BytesPromise']],
  ['event-stream', ['EventStream', 'EventStreamPromise']],
  ['page', ['CursorPage', 'PagePromise']],
  ['to-file', ['toFile']],
  ['to-streaming-file', ['toStreamingFile']],
];

/** The types of the runtime for users of a client. */
const PUBLIC_TYPES: readonly Exports[] = [
  ['by-status', ['CallResult', 'ErrorResponseOf', 'ErrorsOf', 'WithResponse']],
  ['chunked-upload/upload-calls', ['UploadFileOptions', 'UploadSource']],
  ['chunked-upload/upload-progress', ['UploadProgress']],
  ['chunked-upload/upload-state', ['UploadState']],
  ['event-stream', ['EventOf', 'EventStreamOptions', 'ServerSentEvent']],
  ['file-input', ['FilePartInput', 'NamedFileInput', 'StreamFile', 'Uploadable']],
  ['hooks', ['ClientHooks', 'HookCall', 'HookRequest']],
  ['options-as-query', ['OptionsAsQuery']],
  ['raw-request', ['HTTPMethod', 'RawRequest', 'RawRequestOptions']],
  ['request-id', ['RequestId', 'WithRequestId']],
  ['request-options', ['RequestOptions']],
  ['wait-for', ['WaitOptions']],
];

/** What the client's class exposes as well, as `Depot.NotFoundError`. */
export function staticsOf(model: Model): readonly Exports[] {
  return publicRuntime(model).filter(([file]) =>
    ['chunked-upload/upload-errors', 'errors', 'to-file', 'to-streaming-file'].includes(file),
  );
}

/** The values that the file of a client exports from the runtime. */
export function publicRuntime(model: Model): readonly Exports[] {
  return PUBLIC_RUNTIME.filter(([file]) => isUsed(model, file)).map(([file, names]) => [
    file,
    names.map((name) => (name === BASE_ERROR ? model.errorName : name)),
  ]);
}

/** The types that the file of a client exports from the runtime. */
export function publicTypes(model: Model): readonly Exports[] {
  const ofClient = [
    ...(hasCredentials(model) ? ['BasicCredential'] : []),
    ...(ownOptions(model).length > 0 ? [] : ['ClientOptions']),
    ...(hasCredentials(model) ? ['CredentialOption'] : []),
    'Logger',
    'LogLevel',
  ];
  const others = PUBLIC_TYPES.filter(([file]) => isUsed(model, file));
  return [['client', ofClient], ...others];
}

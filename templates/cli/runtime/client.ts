// The parts of the client that the CLI uses. This file is not emitted: generated programs import the
// public entry of their client instead.
export type { APIPromise } from '../../typescript/runtime/api-promise.js';
export type { ClientOptions } from '../../typescript/runtime/client.js';
export { APIError, APIUserAbortError, ClientError } from '../../typescript/runtime/errors.js';
export type { FilePartInput } from '../../typescript/runtime/file-input.js';
export { PagePromise } from '../../typescript/runtime/page.js';
export type { RequestOptions } from '../../typescript/runtime/request-options.js';
export { toFile } from '../../typescript/runtime/to-file.js';

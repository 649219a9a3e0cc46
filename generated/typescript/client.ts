// Generated from spec/openapi.yaml by `upspec generate`; do not edit.

import { APIClient, type ClientOptions as BaseOptions } from './runtime/client.js';
import {
  OpenAIError,
  APIError,
  APIConnectionError,
  APIConnectionTimeoutError,
  APIUserAbortError,
  BadRequestError,
  AuthenticationError,
  PermissionDeniedError,
  NotFoundError,
  ConflictError,
  UnprocessableEntityError,
  RateLimitError,
  InternalServerError,
  InvalidInputError,
  BodyReadError,
  PagingError,
} from './runtime/errors.js';
import {
  SourceChangedError,
  UnfinishedUploadError,
  UploadExpiredError,
} from './runtime/chunked-upload/upload-errors.js';
import { toFile } from './runtime/to-file.js';
import { Files } from './resources/files.js';
import { Uploads } from './resources/uploads.js';

/** The options of a client. Missing ones are read from the environment. */
export interface ClientOptions extends BaseOptions {
  /** The organization. Sent as the header `OpenAI-Organization`; null sends none. */
  readonly organization?: string | null | undefined;
  /** The project. Sent as the header `OpenAI-Project`; null sends none. */
  readonly project?: string | null | undefined;
}

/** A client for the OpenAI Files and Uploads API. */
export class OpenAI extends APIClient {
  static readonly OpenAIError: typeof OpenAIError = OpenAIError;
  static readonly APIError: typeof APIError = APIError;
  static readonly APIConnectionError: typeof APIConnectionError = APIConnectionError;
  static readonly APIConnectionTimeoutError: typeof APIConnectionTimeoutError =
    APIConnectionTimeoutError;
  static readonly APIUserAbortError: typeof APIUserAbortError = APIUserAbortError;
  static readonly BadRequestError: typeof BadRequestError = BadRequestError;
  static readonly AuthenticationError: typeof AuthenticationError = AuthenticationError;
  static readonly PermissionDeniedError: typeof PermissionDeniedError = PermissionDeniedError;
  static readonly NotFoundError: typeof NotFoundError = NotFoundError;
  static readonly ConflictError: typeof ConflictError = ConflictError;
  static readonly UnprocessableEntityError: typeof UnprocessableEntityError =
    UnprocessableEntityError;
  static readonly RateLimitError: typeof RateLimitError = RateLimitError;
  static readonly InternalServerError: typeof InternalServerError = InternalServerError;
  static readonly InvalidInputError: typeof InvalidInputError = InvalidInputError;
  static readonly BodyReadError: typeof BodyReadError = BodyReadError;
  static readonly PagingError: typeof PagingError = PagingError;
  static readonly SourceChangedError: typeof SourceChangedError = SourceChangedError;
  static readonly UnfinishedUploadError: typeof UnfinishedUploadError = UnfinishedUploadError;
  static readonly UploadExpiredError: typeof UploadExpiredError = UploadExpiredError;
  static readonly toFile: typeof toFile = toFile;
  readonly files: Files = new Files(this);
  readonly uploads: Uploads = new Uploads(this);

  /**
   * @param options overrides for environment variables (`OPENAI_API_KEY`, `OPENAI_BASE_URL`, …) and defaults.
   */
  constructor(options: ClientOptions = {}) {
    super(options, {
      baseURL: 'https://api.openai.com/v1',
      environment: {
        apiKey: 'OPENAI_API_KEY',
        baseURL: 'OPENAI_BASE_URL',
      },
      requiresKey: true,
      headers: [
        {
          name: 'organization',
          header: 'OpenAI-Organization',
          environment: 'OPENAI_ORG_ID',
        },
        {
          name: 'project',
          header: 'OpenAI-Project',
          environment: 'OPENAI_PROJECT_ID',
        },
      ],
    });
  }
}

export { OpenAI as default };
export { APIPromise } from './runtime/api-promise.js';
export {
  OpenAIError,
  APIError,
  APIConnectionError,
  APIConnectionTimeoutError,
  APIUserAbortError,
  BadRequestError,
  AuthenticationError,
  PermissionDeniedError,
  NotFoundError,
  ConflictError,
  UnprocessableEntityError,
  RateLimitError,
  InternalServerError,
  InvalidInputError,
  BodyReadError,
  PagingError,
} from './runtime/errors.js';
export {
  SourceChangedError,
  UnfinishedUploadError,
  UploadExpiredError,
} from './runtime/chunked-upload/upload-errors.js';
export { isErrorResponse } from './runtime/by-status.js';
export { BytesPromise } from './runtime/bytes-promise.js';
export { CursorPage, PagePromise } from './runtime/page.js';
export { toFile } from './runtime/to-file.js';
export type { CallResult, ErrorResponseOf, ErrorsOf, WithResponse } from './runtime/by-status.js';
export type { UploadFileOptions, UploadSource } from './runtime/chunked-upload/upload-calls.js';
export type { UploadProgress } from './runtime/chunked-upload/upload-progress.js';
export type { UploadState } from './runtime/chunked-upload/upload-state.js';
export type { FilePartInput, NamedFileInput, StreamFile } from './runtime/file-input.js';
export type { ClientHooks, HookCall, HookRequest } from './runtime/hooks.js';
export type { RequestOptions } from './runtime/request-options.js';
export * from './resources/files.js';
export * from './resources/uploads.js';
export * from './resources/uploads/parts.js';

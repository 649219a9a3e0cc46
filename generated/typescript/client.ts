// Generated from spec/openapi.yaml by `upspec generate`; do not edit.

import {
  APIClient,
  type ClientDefaults,
  type ClientOptions as BaseOptions,
} from './runtime/client.js';
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
import { toStreamingFile } from './runtime/to-streaming-file.js';
import {
  Files,
  type FileCreateParams,
  type FileCreateResponses,
  type FileListParams,
  type FileListResponses,
  type FileRetrieveResponses,
  type FileDeleteResponses,
  type FileContentResponses,
} from './resources/files.js';
import {
  Uploads,
  type UploadCreateParams,
  type UploadCreateResponses,
  type UploadCompleteParams,
  type UploadCompleteResponses,
  type UploadCancelResponses,
  type UploadUploadFileParams,
} from './resources/uploads.js';
import type { RequestOptions } from './runtime/request-options.js';
import { changedOptions, variantOf, type VariantRule } from './runtime/client-variant.js';
import type {
  FilePurpose,
  FileObject,
  FileList,
  FileDeleted,
  FileExpiresAfter,
  CreateFileRequest,
  ErrorResponse,
  Error,
  Upload,
  CreateUploadRequest,
  CompleteUploadRequest,
} from './types.js';

/** The options of a client. Missing ones are read from the environment. */
export interface ClientOptions extends BaseOptions {
  /** The organization. Sent as the header `OpenAI-Organization`; null sends none. */
  readonly organization?: string | null | undefined;
  /** The project. Sent as the header `OpenAI-Project`; null sends none. */
  readonly project?: string | null | undefined;
}

const ownDefaults: ClientDefaults = {
  baseURL: 'https://api.openai.com/v1',
  environment: {
    apiKey: 'OPENAI_API_KEY',
    baseURL: 'OPENAI_BASE_URL',
    log: 'OPENAI_LOG',
    headers: 'OPENAI_CUSTOM_HEADERS',
  },
  userAgent: 'OpenAI/JS 0.1.0',
  retryCountHeader: 'X-Stainless-Retry-Count',
  guardsBrowser: true,
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
};

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
  static readonly toStreamingFile: typeof toStreamingFile = toStreamingFile;
  readonly files: Files = new Files(this);
  readonly uploads: Uploads = new Uploads(this);

  /**
   * @param options overrides for environment variables (`OPENAI_API_KEY`, `OPENAI_BASE_URL`, …) and defaults.
   */
  constructor(options: ClientOptions = {}, defaults: ClientDefaults = ownDefaults) {
    super(options, defaults);
  }

  /** A client with the same options, except for some. */
  withOptions(changes: ClientOptions): OpenAI {
    return new OpenAI({ ...this.options, ...changes });
  }
}

const azureOpenAIRule: VariantRule = {
  key: {
    header: 'api-key',
    environment: 'AZURE_OPENAI_API_KEY',
  },
  tokenOption: 'azureADTokenProvider',
  endpoint: {
    option: 'endpoint',
    environment: 'AZURE_OPENAI_ENDPOINT',
    path: '/openai',
  },
  query: [
    {
      name: 'api-version',
      option: 'apiVersion',
      environment: 'OPENAI_API_VERSION',
    },
  ],
};

/** The options of `AzureOpenAI`. Missing ones are read from the environment. */
export interface AzureClientOptions extends Omit<ClientOptions, 'apiKey'> {
  /** Sent as the header `api-key`. From the environment: `AZURE_OPENAI_API_KEY`. */
  readonly apiKey?: string | undefined;
  /** Returns a bearer token for each attempt, in place of `apiKey`. */
  readonly azureADTokenProvider?: (() => string | Promise<string>) | undefined;
  /** The URL of the provider, to which `/openai` is added; or else pass `baseURL`. From the environment: `AZURE_OPENAI_ENDPOINT`. */
  readonly endpoint?: string | undefined;
  /** Sent with each request as the query parameter `api-version`. From the environment: `OPENAI_API_VERSION`. */
  readonly apiVersion?: string | undefined;
  /** The calls of this client do not need it. */
  readonly deployment?: string | undefined;
}

/** A client for the OpenAI Files and Uploads API, as Microsoft Azure provides it. */
export class AzureOpenAI extends OpenAI {
  readonly #own: AzureClientOptions;
  readonly apiVersion: string;
  readonly deploymentName: string | undefined;

  constructor(own: AzureClientOptions = {}) {
    const { options, defaults, values } = variantOf(own, ownDefaults, azureOpenAIRule);
    super(options, defaults);
    this.#own = own;
    this.apiVersion = values['api-version'] ?? '';
    this.deploymentName = own.deployment;
  }

  /** A client with the same options, except for some. */
  override withOptions(changes: AzureClientOptions): AzureOpenAI {
    return new AzureOpenAI(changedOptions(this.#own, changes, azureOpenAIRule));
  }
}

export declare namespace OpenAI {
  export {
    type RequestOptions as RequestOptions,
    type Files as Files,
    type Uploads as Uploads,
    type FileCreateParams as FileCreateParams,
    type FileCreateResponses as FileCreateResponses,
    type FileListParams as FileListParams,
    type FileListResponses as FileListResponses,
    type FileRetrieveResponses as FileRetrieveResponses,
    type FileDeleteResponses as FileDeleteResponses,
    type FileContentResponses as FileContentResponses,
    type UploadCreateParams as UploadCreateParams,
    type UploadCreateResponses as UploadCreateResponses,
    type UploadCompleteParams as UploadCompleteParams,
    type UploadCompleteResponses as UploadCompleteResponses,
    type UploadCancelResponses as UploadCancelResponses,
    type UploadUploadFileParams as UploadUploadFileParams,
    type FilePurpose as FilePurpose,
    type FileObject as FileObject,
    type FileList as FileList,
    type FileDeleted as FileDeleted,
    type FileExpiresAfter as FileExpiresAfter,
    type CreateFileRequest as CreateFileRequest,
    type ErrorResponse as ErrorResponse,
    type Error as Error,
    type Upload as Upload,
    type CreateUploadRequest as CreateUploadRequest,
    type CompleteUploadRequest as CompleteUploadRequest,
  };
  export type FileObjectsPage = Files.FileObjectsPage;
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
export { toStreamingFile } from './runtime/to-streaming-file.js';
export type { Logger, LogLevel } from './runtime/client.js';
export type { CallResult, ErrorResponseOf, ErrorsOf, WithResponse } from './runtime/by-status.js';
export type { UploadFileOptions, UploadSource } from './runtime/chunked-upload/upload-calls.js';
export type { UploadProgress } from './runtime/chunked-upload/upload-progress.js';
export type { UploadState } from './runtime/chunked-upload/upload-state.js';
export type {
  FilePartInput,
  NamedFileInput,
  StreamFile,
  Uploadable,
} from './runtime/file-input.js';
export type { ClientHooks, HookCall, HookRequest } from './runtime/hooks.js';
export type { OptionsAsQuery } from './runtime/options-as-query.js';
export type { HTTPMethod, RawRequest, RawRequestOptions } from './runtime/raw-request.js';
export type { RequestId, WithRequestId } from './runtime/request-id.js';
export type { RequestOptions } from './runtime/request-options.js';
export type { WaitOptions } from './runtime/wait-for.js';
export * from './resources/files.js';
export * from './resources/uploads.js';
export * from './resources/uploads/parts.js';

// Generated from spec/openapi.yaml by `upspec generate`; do not edit.

import type { APIPromise } from '../runtime/api-promise.js';
import { type BytesPromise, requestBytes } from '../runtime/bytes-promise.js';
import type { NamedFileInput } from '../runtime/file-input.js';
import type { PartRule } from '../runtime/multipart.js';
import { type OptionsAsQuery, queryAndOptions } from '../runtime/options-as-query.js';
import type { CursorPage, PagePromise } from '../runtime/page.js';
import { partsBody } from '../runtime/parts-body.js';
import { path } from '../runtime/path.js';
import type { RequestOptions } from '../runtime/request-options.js';
import { type WaitOptions, waitFor } from '../runtime/wait-for.js';
import { APIResource } from '../runtime/resource.js';
import type {
  CreateFileRequest,
  Error,
  ErrorResponse,
  FileDeleted,
  FileExpiresAfter,
  FileList,
  FileObject,
  FilePurpose,
  operations,
} from '../types.js';

const createParts: readonly PartRule[] = [
  { name: 'purpose', kind: 'text', required: true },
  { name: 'expires_after', kind: 'nested' },
  {
    name: 'file',
    kind: 'file',
    required: true,
    filename: 'required',
    contentType: 'application/octet-stream',
  },
];

/** The operations of `files`. */
export class Files extends APIResource {
  /**
   * Upload a file
   *
   * Stores one file in a single request. A file has at most 512 MB. A file with the purpose `batch` must be a `.jsonl` file of at most 200 MB. Use an Upload for a larger file.
   */
  create(
    body: FileCreateParams,
    options?: RequestOptions,
  ): APIPromise<FileObject, FileCreateResponses> {
    return this.client.requestResult(
      { method: 'POST', path: '/files', body: partsBody(body, createParts) },
      options,
    );
  }

  /**
   * List files
   *
   * Returns one page of the files that the API key can access, sorted by the time of creation. The next page starts after the last file of this page.
   */
  list(
    query?: FileListParams | null,
    options?: RequestOptions,
  ): PagePromise<FileObject, FileListResponses>;
  /**
   * List files
   *
   * Returns one page of the files that the API key can access, sorted by the time of creation. The next page starts after the last file of this page.
   */
  list(options: OptionsAsQuery): PagePromise<FileObject, FileListResponses>;
  list(
    query?: FileListParams | OptionsAsQuery | null,
    options?: RequestOptions,
  ): PagePromise<FileObject, FileListResponses> {
    const call = queryAndOptions(query, options, ['purpose', 'limit', 'order', 'after']);
    return this.client.requestPage(
      {
        method: 'GET',
        path: '/files',
        query: call.query,
        page: { items: 'data', cursor: 'after', itemId: 'id', hasMore: 'has_more' },
      },
      call.options,
    );
  }

  /**
   * Retrieve a file
   *
   * Returns the properties of one file, without its content.
   *
   * @param fileId The id of the file.
   */
  retrieve(
    fileId: string,
    options?: RequestOptions,
  ): APIPromise<FileObject, FileRetrieveResponses> {
    return this.client.requestResult({ method: 'GET', path: path`/files/${fileId}` }, options);
  }

  /**
   * Calls `retrieve` until the `status` is `processed` or `error` or `deleted`.
   *
   * @throws APIConnectionTimeoutError where it is none of them in time.
   */
  waitForProcessing(fileId: string, options?: WaitOptions): Promise<FileObject> {
    return waitFor(
      (signal) => this.retrieve(fileId, { signal }),
      { property: 'status', until: ['processed', 'error', 'deleted'] },
      options,
    );
  }

  /**
   * Delete a file
   *
   * Deletes a file permanently, also from vector stores.
   *
   * @param fileId The id of the file.
   */
  delete(fileId: string, options?: RequestOptions): APIPromise<FileDeleted, FileDeleteResponses> {
    return this.client.requestResult({ method: 'DELETE', path: path`/files/${fileId}` }, options);
  }

  /**
   * Retrieve the content of a file
   *
   * Returns the bytes of a file exactly as they were sent. Files with some purposes can't be downloaded. These purposes have changed over time.
   *
   * @param fileId The id of the file.
   */
  content(fileId: string, options?: RequestOptions): BytesPromise<FileContentResponses> {
    return requestBytes(
      this.client,
      { method: 'GET', path: path`/files/${fileId}/content` },
      options,
    );
  }
}

/** The parameters of `create`. */
export interface FileCreateParams extends Omit<CreateFileRequest, 'file'> {
  /** The content of the file, with its filename. */
  file: NamedFileInput;
}

/** The responses of `create` by status. */
export interface FileCreateResponses {
  /** The stored file. */
  readonly 200: FileObject;
  /** The request is invalid. Nothing was stored. */
  readonly 400: ErrorResponse;
  /** The API key is missing or wrong. */
  readonly 401: ErrorResponse;
  /** The request is invalid. For some rules of this document, the status that OpenAI returns is not documented. Any status in this range then conforms. */
  readonly '4XX': ErrorResponse;
  /** The server failed. The same request may succeed later. */
  readonly '5XX': ErrorResponse;
  /** The documented headers by status, with their names in lower case. */
  readonly headers: {
    readonly 401: {
      /** The authentication scheme that the server expects. */
      readonly 'www-authenticate'?: string;
    };
  };
}

/** The query parameters of `list`. */
export type FileListParams = NonNullable<operations['listFiles']['parameters']['query']>;

/** The responses of `list` by status. */
export interface FileListResponses {
  /** One page of files. */
  readonly 200: CursorPage<FileObject>;
  /** The API key is missing or wrong. */
  readonly 401: ErrorResponse;
  /** The request is invalid. For some rules of this document, the status that OpenAI returns is not documented. Any status in this range then conforms. */
  readonly '4XX': ErrorResponse;
  /** The server failed. The same request may succeed later. */
  readonly '5XX': ErrorResponse;
  /** The documented headers by status, with their names in lower case. */
  readonly headers: {
    readonly 401: {
      /** The authentication scheme that the server expects. */
      readonly 'www-authenticate'?: string;
    };
  };
}

/** The responses of `retrieve` by status. */
export interface FileRetrieveResponses {
  /** The file. */
  readonly 200: FileObject;
  /** The API key is missing or wrong. */
  readonly 401: ErrorResponse;
  /** No file has this id. */
  readonly 404: ErrorResponse;
  /** The request is invalid. For some rules of this document, the status that OpenAI returns is not documented. Any status in this range then conforms. */
  readonly '4XX': ErrorResponse;
  /** The server failed. The same request may succeed later. */
  readonly '5XX': ErrorResponse;
  /** The documented headers by status, with their names in lower case. */
  readonly headers: {
    readonly 401: {
      /** The authentication scheme that the server expects. */
      readonly 'www-authenticate'?: string;
    };
  };
}

/** The responses of `delete` by status. */
export interface FileDeleteResponses {
  /** The file is deleted. */
  readonly 200: FileDeleted;
  /** The API key is missing or wrong. */
  readonly 401: ErrorResponse;
  /** No file has this id. */
  readonly 404: ErrorResponse;
  /** The request is invalid. For some rules of this document, the status that OpenAI returns is not documented. Any status in this range then conforms. */
  readonly '4XX': ErrorResponse;
  /** The server failed. The same request may succeed later. */
  readonly '5XX': ErrorResponse;
  /** The documented headers by status, with their names in lower case. */
  readonly headers: {
    readonly 401: {
      /** The authentication scheme that the server expects. */
      readonly 'www-authenticate'?: string;
    };
  };
}

/** The responses of `content` by status. */
export interface FileContentResponses {
  /** The bytes of the file. */
  readonly 200: Response;
  /** The request is invalid. Nothing was stored. */
  readonly 400: ErrorResponse;
  /** The API key is missing or wrong. */
  readonly 401: ErrorResponse;
  /** No file has this id. */
  readonly 404: ErrorResponse;
  /** The request is invalid. For some rules of this document, the status that OpenAI returns is not documented. Any status in this range then conforms. */
  readonly '4XX': ErrorResponse;
  /** The server failed. The same request may succeed later. */
  readonly '5XX': ErrorResponse;
  /** The documented headers by status, with their names in lower case. */
  readonly headers: {
    readonly 200: {
      /** Marks the body as an attachment and gives its filename. */
      readonly 'content-disposition'?: string;
    };
    readonly 401: {
      /** The authentication scheme that the server expects. */
      readonly 'www-authenticate'?: string;
    };
  };
}

export declare namespace Files {
  export {
    type FileCreateParams as FileCreateParams,
    type FileCreateResponses as FileCreateResponses,
    type FileListParams as FileListParams,
    type FileListResponses as FileListResponses,
    type FileRetrieveResponses as FileRetrieveResponses,
    type FileDeleteResponses as FileDeleteResponses,
    type FileContentResponses as FileContentResponses,
    type FilePurpose as FilePurpose,
    type FileObject as FileObject,
    type FileList as FileList,
    type FileDeleted as FileDeleted,
    type FileExpiresAfter as FileExpiresAfter,
    type CreateFileRequest as CreateFileRequest,
    type ErrorResponse as ErrorResponse,
    type Error as Error,
  };
  export type FileObjectsPage = CursorPage<FileObject>;
}

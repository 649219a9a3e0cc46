// Generated from spec/openapi.yaml by `upspec generate`; do not edit.

import type { APIPromise } from '../runtime/api-promise.js';
import { jsonBody } from '../runtime/json-body.js';
import { path } from '../runtime/path.js';
import type { RequestOptions } from '../runtime/request-options.js';
import type { UploadFileOptions, UploadSource } from '../runtime/chunked-upload/upload-calls.js';
import { uploadFile } from '../runtime/chunked-upload/upload-file.js';
import { APIResource } from '../runtime/resource.js';
import type {
  AddUploadPartRequest,
  CompleteUploadRequest,
  CreateUploadRequest,
  Error,
  ErrorResponse,
  FileExpiresAfter,
  FileObject,
  FilePurpose,
  Upload,
  UploadPart,
} from '../types.js';
import { Parts, type PartCreateParams, type PartCreateResponses } from './uploads/parts.js';

/** The operations of `uploads`. */
export class Uploads extends APIResource {
  readonly parts: Parts = new Parts(this.client);

  /**
   * Create an upload
   *
   * Creates an Upload. Parts can be added to it for one hour. All parts together have at most 8 GB. When the Upload is completed, the parts become a file.
   */
  create(
    body: UploadCreateParams,
    options?: RequestOptions,
  ): APIPromise<Upload, UploadCreateResponses> {
    return this.client.requestResult(
      { method: 'POST', path: '/uploads', body: jsonBody(body) },
      options,
    );
  }

  /**
   * Complete an upload
   *
   * Joins the parts in the given order and creates a file. The total number of bytes must be the number that the Upload declared. No part can be added afterwards.
   *
   * @param uploadId The id of the Upload.
   */
  complete(
    uploadId: string,
    body: UploadCompleteParams,
    options?: RequestOptions,
  ): APIPromise<Upload, UploadCompleteResponses> {
    return this.client.requestResult(
      { method: 'POST', path: path`/uploads/${uploadId}/complete`, body: jsonBody(body) },
      options,
    );
  }

  /**
   * Cancel an upload
   *
   * Ends an Upload without a file. No part can be added afterwards.
   *
   * @param uploadId The id of the Upload.
   */
  cancel(uploadId: string, options?: RequestOptions): APIPromise<Upload, UploadCancelResponses> {
    return this.client.requestResult(
      { method: 'POST', path: path`/uploads/${uploadId}/cancel` },
      options,
    );
  }

  /**
   * Uploads a file in parts, of at most 67108864 bytes each, several at the same time, and completes the upload.
   *
   * Each part is sent again as often as any other request. After a failure the upload is cancelled, unless the option `resume` or `onState` keeps its state, with which another call can continue it.
   *
   * @param source a path of a file on disk, or content: a Blob, bytes, a stream or a Response. A stream of unknown size needs the option `size`.
   * @param params the properties of the request that creates the upload, and options.
   * @returns the response of `complete`.
   */
  uploadFile(source: UploadSource, params: UploadUploadFileParams): Promise<Upload> {
    return uploadFile<UploadUploadFileParams, UploadCreateParams, Upload>(source, params, {
      filename: params.filename,
      mediaType: params.mime_type,
      rule: {
        filename: 'filename',
        id: ['id'],
        expiresAt: ['expires_at'],
        partId: ['id'],
        maxPartSize: 67108864,
      },
      body: (file, others) => ({
        ...others,
        bytes: file.size,
        filename: file.filename,
        mime_type: file.mediaType,
      }),
      create: (body, options) => this.create(body, options),
      part: (id, content, options) => this.parts.create(id, { data: content }, options),
      complete: (id, { ids, md5 }, options) =>
        this.complete(id, { part_ids: [...ids], ...(md5 === undefined ? {} : { md5 }) }, options),
      cancel: (id, options) => this.cancel(id, options),
    });
  }
}

/** The parameters of `create`. */
export type UploadCreateParams = CreateUploadRequest;

/** The responses of `create` by status. */
export interface UploadCreateResponses {
  /** The pending Upload. */
  readonly 200: Upload;
  /** The request is invalid. For some rules of this document, the status that OpenAI returns is not documented. Any status in this range then conforms. */
  readonly '4XX': ErrorResponse;
  /** The server failed. The same request may succeed later. */
  readonly '5XX': ErrorResponse;
}

/** The parameters of `complete`. */
export type UploadCompleteParams = CompleteUploadRequest;

/** The responses of `complete` by status. */
export interface UploadCompleteResponses {
  /** The completed Upload with its file. */
  readonly 200: Upload;
  /** The request is invalid. For some rules of this document, the status that OpenAI returns is not documented. Any status in this range then conforms. */
  readonly '4XX': ErrorResponse;
  /** The server failed. The same request may succeed later. */
  readonly '5XX': ErrorResponse;
}

/** The responses of `cancel` by status. */
export interface UploadCancelResponses {
  /** The cancelled Upload. */
  readonly 200: Upload;
  /** The request is invalid. For some rules of this document, the status that OpenAI returns is not documented. Any status in this range then conforms. */
  readonly '4XX': ErrorResponse;
  /** The server failed. The same request may succeed later. */
  readonly '5XX': ErrorResponse;
}

/** The parameters of `uploadFile`: those of `create`, and options. */
export type UploadUploadFileParams = Omit<UploadCreateParams, 'bytes' | 'filename' | 'mime_type'> &
  UploadFileOptions & {
    /** By default the name of the source. */
    readonly filename?: string | undefined;
    /** By default the media type of the source. */
    readonly mime_type?: string | undefined;
  };
export declare namespace Uploads {
  export {
    type UploadCreateParams as UploadCreateParams,
    type UploadCreateResponses as UploadCreateResponses,
    type UploadCompleteParams as UploadCompleteParams,
    type UploadCompleteResponses as UploadCompleteResponses,
    type UploadCancelResponses as UploadCancelResponses,
    type UploadUploadFileParams as UploadUploadFileParams,
    type PartCreateParams as PartCreateParams,
    type PartCreateResponses as PartCreateResponses,
    type FilePurpose as FilePurpose,
    type FileObject as FileObject,
    type FileExpiresAfter as FileExpiresAfter,
    type Upload as Upload,
    type CreateUploadRequest as CreateUploadRequest,
    type CompleteUploadRequest as CompleteUploadRequest,
    type ErrorResponse as ErrorResponse,
    type Error as Error,
    type UploadPart as UploadPart,
    type AddUploadPartRequest as AddUploadPartRequest,
    type Parts as Parts,
  };
}

// Generated from spec/openapi.yaml by `upspec generate`; do not edit.

import type { APIPromise } from '../../runtime/api-promise.js';
import type { FilePartInput } from '../../runtime/file-input.js';
import type { PartRule } from '../../runtime/multipart.js';
import { partsBody } from '../../runtime/parts-body.js';
import { path } from '../../runtime/path.js';
import type { RequestOptions } from '../../runtime/request-options.js';
import { APIResource } from '../../runtime/resource.js';
import type { AddUploadPartRequest, Error, ErrorResponse, UploadPart } from '../../types.js';

const createParts: readonly PartRule[] = [
  {
    name: 'data',
    kind: 'file',
    required: true,
    filename: 'optional',
    contentType: 'application/octet-stream',
  },
];

/** The operations of `uploads.parts`. */
export class Parts extends APIResource {
  /**
   * Add a part to an upload
   *
   * Adds a part of the file, of at most 64 MB. Parts may be sent in parallel. Their order is given when the Upload is completed.
   *
   * @param uploadId The id of the Upload.
   */
  create(
    uploadId: string,
    body: PartCreateParams,
    options?: RequestOptions,
  ): APIPromise<UploadPart, PartCreateResponses> {
    return this.client.requestResult(
      {
        method: 'POST',
        path: path`/uploads/${uploadId}/parts`,
        body: partsBody(body, createParts),
      },
      options,
    );
  }
}

/** The parameters of `create`. */
export interface PartCreateParams extends Omit<AddUploadPartRequest, 'data'> {
  /** The raw bytes of this part, at most 64 MB. */
  data: FilePartInput;
}

/** The responses of `create` by status. */
export interface PartCreateResponses {
  /** The part. */
  readonly 200: UploadPart;
  /** The request is invalid. For some rules of this document, the status that OpenAI returns is not documented. Any status in this range then conforms. */
  readonly '4XX': ErrorResponse;
  /** The server failed. The same request may succeed later. */
  readonly '5XX': ErrorResponse;
}

export declare namespace Parts {
  export {
    type PartCreateParams as PartCreateParams,
    type PartCreateResponses as PartCreateResponses,
    type UploadPart as UploadPart,
    type AddUploadPartRequest as AddUploadPartRequest,
    type ErrorResponse as ErrorResponse,
    type Error as Error,
  };
}

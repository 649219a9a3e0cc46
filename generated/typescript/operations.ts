// Made from spec/openapi.yaml by `upspec generate`; do not edit.

/** How a live value is compared with a recorded one. */
export type ReplayMode = 'equal' | 'assigned' | 'time' | 'free';

/** A parameter outside of the body. */
export interface OperationParameter {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header';
  readonly required: boolean;
}

/** One part of a multipart body. */
export interface OperationPart {
  readonly name: string;
  readonly kind: 'file' | 'text' | 'nested' | 'json';
  readonly required: boolean;
  /** The names that the part has on the wire: `expires_after[anchor]`. */
  readonly wireNames: readonly string[];
}

/** What a request carries. */
export interface OperationBody {
  readonly contentType: string;
  readonly required: boolean;
  /** The component schema, where the body has one. */
  readonly schema?: string;
  /** The parts of a multipart body. */
  readonly parts?: readonly OperationPart[];
}

/** What a server may answer. */
export interface OperationResponse {
  /** Absent where the response has no body. */
  readonly contentType?: string;
  /** The component schema of a JSON body; absent for bytes. */
  readonly schema?: string;
  /** The headers that the document declares. */
  readonly headers: readonly string[];
}

/** One call of the API. */
export interface Operation {
  /** The call's name in a client: `uploads.parts.create`. */
  readonly name: string;
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE' | 'HEAD' | 'OPTIONS' | 'TRACE';
  /** With its templates: `/uploads/{upload_id}/parts`. */
  readonly path: string;
  readonly tag: string;
  readonly parameters: readonly OperationParameter[];
  readonly body?: OperationBody;
  /** By status as the document declares it: `200`, `404`, `4XX`. */
  readonly responses: Readonly<Record<string, OperationResponse>>;
}

/** How one property is compared. */
export interface ReplayProperty {
  readonly mode: ReplayMode;
  readonly required: boolean;
  readonly nullable: boolean;
  /** The component schema of the value, or of its items. */
  readonly schema?: string;
  readonly array: boolean;
}

export type OperationId =
  | 'createFile'
  | 'listFiles'
  | 'retrieveFile'
  | 'deleteFile'
  | 'downloadFile'
  | 'createUpload'
  | 'addUploadPart'
  | 'completeUpload'
  | 'cancelUpload';
/** The operations of the document, by the ids that it gives them. */
export const operations: Readonly<Record<OperationId, Operation>> = {
  createFile: {
    name: 'files.create',
    method: 'POST',
    path: '/files',
    tag: 'Files',
    parameters: [],
    body: {
      contentType: 'multipart/form-data',
      required: true,
      schema: 'CreateFileRequest',
      parts: [
        {
          name: 'purpose',
          kind: 'text',
          required: true,
          wireNames: ['purpose'],
        },
        {
          name: 'expires_after',
          kind: 'nested',
          required: false,
          wireNames: ['expires_after[anchor]', 'expires_after[seconds]'],
        },
        {
          name: 'file',
          kind: 'file',
          required: true,
          wireNames: ['file'],
        },
      ],
    },
    responses: {
      '200': {
        contentType: 'application/json',
        schema: 'FileObject',
        headers: [],
      },
      '400': {
        contentType: 'application/json',
        schema: 'ErrorResponse',
        headers: [],
      },
      '401': {
        contentType: 'application/json',
        schema: 'ErrorResponse',
        headers: ['WWW-Authenticate'],
      },
      '4XX': {
        contentType: 'application/json',
        schema: 'ErrorResponse',
        headers: [],
      },
      '5XX': {
        contentType: 'application/json',
        schema: 'ErrorResponse',
        headers: [],
      },
    },
  },
  listFiles: {
    name: 'files.list',
    method: 'GET',
    path: '/files',
    tag: 'Files',
    parameters: [
      {
        name: 'purpose',
        in: 'query',
        required: false,
      },
      {
        name: 'limit',
        in: 'query',
        required: false,
      },
      {
        name: 'order',
        in: 'query',
        required: false,
      },
      {
        name: 'after',
        in: 'query',
        required: false,
      },
    ],
    responses: {
      '200': {
        contentType: 'application/json',
        schema: 'FileList',
        headers: [],
      },
      '401': {
        contentType: 'application/json',
        schema: 'ErrorResponse',
        headers: ['WWW-Authenticate'],
      },
      '4XX': {
        contentType: 'application/json',
        schema: 'ErrorResponse',
        headers: [],
      },
      '5XX': {
        contentType: 'application/json',
        schema: 'ErrorResponse',
        headers: [],
      },
    },
  },
  retrieveFile: {
    name: 'files.retrieve',
    method: 'GET',
    path: '/files/{file_id}',
    tag: 'Files',
    parameters: [
      {
        name: 'file_id',
        in: 'path',
        required: true,
      },
    ],
    responses: {
      '200': {
        contentType: 'application/json',
        schema: 'FileObject',
        headers: [],
      },
      '401': {
        contentType: 'application/json',
        schema: 'ErrorResponse',
        headers: ['WWW-Authenticate'],
      },
      '404': {
        contentType: 'application/json',
        schema: 'ErrorResponse',
        headers: [],
      },
      '4XX': {
        contentType: 'application/json',
        schema: 'ErrorResponse',
        headers: [],
      },
      '5XX': {
        contentType: 'application/json',
        schema: 'ErrorResponse',
        headers: [],
      },
    },
  },
  deleteFile: {
    name: 'files.delete',
    method: 'DELETE',
    path: '/files/{file_id}',
    tag: 'Files',
    parameters: [
      {
        name: 'file_id',
        in: 'path',
        required: true,
      },
    ],
    responses: {
      '200': {
        contentType: 'application/json',
        schema: 'FileDeleted',
        headers: [],
      },
      '401': {
        contentType: 'application/json',
        schema: 'ErrorResponse',
        headers: ['WWW-Authenticate'],
      },
      '404': {
        contentType: 'application/json',
        schema: 'ErrorResponse',
        headers: [],
      },
      '4XX': {
        contentType: 'application/json',
        schema: 'ErrorResponse',
        headers: [],
      },
      '5XX': {
        contentType: 'application/json',
        schema: 'ErrorResponse',
        headers: [],
      },
    },
  },
  downloadFile: {
    name: 'files.content',
    method: 'GET',
    path: '/files/{file_id}/content',
    tag: 'Files',
    parameters: [
      {
        name: 'file_id',
        in: 'path',
        required: true,
      },
    ],
    responses: {
      '200': {
        contentType: 'application/octet-stream',
        headers: ['Content-Disposition'],
      },
      '400': {
        contentType: 'application/json',
        schema: 'ErrorResponse',
        headers: [],
      },
      '401': {
        contentType: 'application/json',
        schema: 'ErrorResponse',
        headers: ['WWW-Authenticate'],
      },
      '404': {
        contentType: 'application/json',
        schema: 'ErrorResponse',
        headers: [],
      },
      '4XX': {
        contentType: 'application/json',
        schema: 'ErrorResponse',
        headers: [],
      },
      '5XX': {
        contentType: 'application/json',
        schema: 'ErrorResponse',
        headers: [],
      },
    },
  },
  createUpload: {
    name: 'uploads.create',
    method: 'POST',
    path: '/uploads',
    tag: 'Uploads',
    parameters: [],
    body: {
      contentType: 'application/json',
      required: true,
      schema: 'CreateUploadRequest',
    },
    responses: {
      '200': {
        contentType: 'application/json',
        schema: 'Upload',
        headers: [],
      },
      '4XX': {
        contentType: 'application/json',
        schema: 'ErrorResponse',
        headers: [],
      },
      '5XX': {
        contentType: 'application/json',
        schema: 'ErrorResponse',
        headers: [],
      },
    },
  },
  addUploadPart: {
    name: 'uploads.parts.create',
    method: 'POST',
    path: '/uploads/{upload_id}/parts',
    tag: 'Uploads',
    parameters: [
      {
        name: 'upload_id',
        in: 'path',
        required: true,
      },
    ],
    body: {
      contentType: 'multipart/form-data',
      required: true,
      schema: 'AddUploadPartRequest',
      parts: [
        {
          name: 'data',
          kind: 'file',
          required: true,
          wireNames: ['data'],
        },
      ],
    },
    responses: {
      '200': {
        contentType: 'application/json',
        schema: 'UploadPart',
        headers: [],
      },
      '4XX': {
        contentType: 'application/json',
        schema: 'ErrorResponse',
        headers: [],
      },
      '5XX': {
        contentType: 'application/json',
        schema: 'ErrorResponse',
        headers: [],
      },
    },
  },
  completeUpload: {
    name: 'uploads.complete',
    method: 'POST',
    path: '/uploads/{upload_id}/complete',
    tag: 'Uploads',
    parameters: [
      {
        name: 'upload_id',
        in: 'path',
        required: true,
      },
    ],
    body: {
      contentType: 'application/json',
      required: true,
      schema: 'CompleteUploadRequest',
    },
    responses: {
      '200': {
        contentType: 'application/json',
        schema: 'Upload',
        headers: [],
      },
      '4XX': {
        contentType: 'application/json',
        schema: 'ErrorResponse',
        headers: [],
      },
      '5XX': {
        contentType: 'application/json',
        schema: 'ErrorResponse',
        headers: [],
      },
    },
  },
  cancelUpload: {
    name: 'uploads.cancel',
    method: 'POST',
    path: '/uploads/{upload_id}/cancel',
    tag: 'Uploads',
    parameters: [
      {
        name: 'upload_id',
        in: 'path',
        required: true,
      },
    ],
    responses: {
      '200': {
        contentType: 'application/json',
        schema: 'Upload',
        headers: [],
      },
      '4XX': {
        contentType: 'application/json',
        schema: 'ErrorResponse',
        headers: [],
      },
      '5XX': {
        contentType: 'application/json',
        schema: 'ErrorResponse',
        headers: [],
      },
    },
  },
};
/** How each property of each component schema is compared in a replay. */
export const replay: Readonly<Record<string, Readonly<Record<string, ReplayProperty>>>> = {
  FileObject: {
    id: {
      mode: 'assigned',
      required: true,
      nullable: false,
      array: false,
    },
    object: {
      mode: 'equal',
      required: true,
      nullable: false,
      array: false,
    },
    bytes: {
      mode: 'equal',
      required: true,
      nullable: false,
      array: false,
    },
    created_at: {
      mode: 'time',
      required: true,
      nullable: false,
      array: false,
    },
    expires_at: {
      mode: 'time',
      required: false,
      nullable: true,
      array: false,
    },
    filename: {
      mode: 'equal',
      required: true,
      nullable: false,
      array: false,
    },
    purpose: {
      mode: 'equal',
      required: true,
      nullable: false,
      array: false,
    },
    status: {
      mode: 'free',
      required: true,
      nullable: false,
      array: false,
    },
    status_details: {
      mode: 'free',
      required: false,
      nullable: true,
      array: false,
    },
  },
  FileList: {
    object: {
      mode: 'equal',
      required: true,
      nullable: false,
      array: false,
    },
    data: {
      mode: 'equal',
      required: true,
      nullable: false,
      schema: 'FileObject',
      array: true,
    },
    first_id: {
      mode: 'free',
      required: false,
      nullable: true,
      array: false,
    },
    last_id: {
      mode: 'free',
      required: false,
      nullable: true,
      array: false,
    },
    has_more: {
      mode: 'free',
      required: true,
      nullable: false,
      array: false,
    },
  },
  FileDeleted: {
    id: {
      mode: 'assigned',
      required: true,
      nullable: false,
      array: false,
    },
    object: {
      mode: 'equal',
      required: true,
      nullable: false,
      array: false,
    },
    deleted: {
      mode: 'equal',
      required: true,
      nullable: false,
      array: false,
    },
  },
  FileExpiresAfter: {
    anchor: {
      mode: 'equal',
      required: true,
      nullable: false,
      array: false,
    },
    seconds: {
      mode: 'equal',
      required: true,
      nullable: false,
      array: false,
    },
  },
  Upload: {
    id: {
      mode: 'assigned',
      required: true,
      nullable: false,
      array: false,
    },
    object: {
      mode: 'equal',
      required: true,
      nullable: false,
      array: false,
    },
    bytes: {
      mode: 'equal',
      required: true,
      nullable: false,
      array: false,
    },
    created_at: {
      mode: 'time',
      required: true,
      nullable: false,
      array: false,
    },
    expires_at: {
      mode: 'time',
      required: true,
      nullable: false,
      array: false,
    },
    filename: {
      mode: 'equal',
      required: true,
      nullable: false,
      array: false,
    },
    purpose: {
      mode: 'equal',
      required: true,
      nullable: false,
      array: false,
    },
    status: {
      mode: 'equal',
      required: true,
      nullable: false,
      array: false,
    },
    file: {
      mode: 'equal',
      required: false,
      nullable: false,
      schema: 'FileObject',
      array: false,
    },
  },
  UploadPart: {
    id: {
      mode: 'assigned',
      required: true,
      nullable: false,
      array: false,
    },
    object: {
      mode: 'equal',
      required: true,
      nullable: false,
      array: false,
    },
    created_at: {
      mode: 'time',
      required: true,
      nullable: false,
      array: false,
    },
    upload_id: {
      mode: 'assigned',
      required: true,
      nullable: false,
      array: false,
    },
  },
  CreateFileRequest: {
    purpose: {
      mode: 'equal',
      required: true,
      nullable: false,
      schema: 'FilePurpose',
      array: false,
    },
    expires_after: {
      mode: 'equal',
      required: false,
      nullable: false,
      schema: 'FileExpiresAfter',
      array: false,
    },
    file: {
      mode: 'equal',
      required: true,
      nullable: false,
      array: false,
    },
  },
  CreateUploadRequest: {
    bytes: {
      mode: 'equal',
      required: true,
      nullable: false,
      array: false,
    },
    filename: {
      mode: 'equal',
      required: true,
      nullable: false,
      array: false,
    },
    mime_type: {
      mode: 'equal',
      required: true,
      nullable: false,
      array: false,
    },
    purpose: {
      mode: 'equal',
      required: true,
      nullable: false,
      schema: 'FilePurpose',
      array: false,
    },
    expires_after: {
      mode: 'equal',
      required: false,
      nullable: false,
      schema: 'FileExpiresAfter',
      array: false,
    },
  },
  AddUploadPartRequest: {
    data: {
      mode: 'equal',
      required: true,
      nullable: false,
      array: false,
    },
  },
  CompleteUploadRequest: {
    part_ids: {
      mode: 'equal',
      required: true,
      nullable: false,
      array: true,
    },
    md5: {
      mode: 'equal',
      required: false,
      nullable: false,
      array: false,
    },
  },
  ErrorResponse: {
    error: {
      mode: 'equal',
      required: true,
      nullable: false,
      schema: 'Error',
      array: false,
    },
    detail: {
      mode: 'free',
      required: false,
      nullable: false,
      array: false,
    },
  },
  Error: {
    message: {
      mode: 'free',
      required: true,
      nullable: false,
      array: false,
    },
    type: {
      mode: 'equal',
      required: true,
      nullable: false,
      array: false,
    },
    param: {
      mode: 'equal',
      required: true,
      nullable: true,
      array: false,
    },
    code: {
      mode: 'equal',
      required: true,
      nullable: true,
      array: false,
    },
  },
};

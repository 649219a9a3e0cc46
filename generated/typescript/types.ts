// Generated from spec/openapi.yaml by `upspec generate`; do not edit.

export interface paths {
  '/files': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List files
     * @description Returns one page of the files that the API key can access, sorted by the time of creation. The next page starts after the last file of this page.
     */
    get: operations['listFiles'];
    put?: never;
    /**
     * Upload a file
     * @description Stores one file in a single request. A file has at most 512 MB. A file with the purpose `batch` must be a `.jsonl` file of at most 200 MB. Use an Upload for a larger file.
     */
    post: operations['createFile'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/files/{file_id}': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /**
         * @description The id of the file.
         * @example file-9mKq4T2rVbXw7sYdH3pLnZ
         */
        file_id: components['parameters']['FileId'];
      };
      cookie?: never;
    };
    /**
     * Retrieve a file
     * @description Returns the properties of one file, without its content.
     */
    get: operations['retrieveFile'];
    put?: never;
    post?: never;
    /**
     * Delete a file
     * @description Deletes a file permanently, also from vector stores.
     */
    delete: operations['deleteFile'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/files/{file_id}/content': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /**
         * @description The id of the file.
         * @example file-9mKq4T2rVbXw7sYdH3pLnZ
         */
        file_id: components['parameters']['FileId'];
      };
      cookie?: never;
    };
    /**
     * Retrieve the content of a file
     * @description Returns the bytes of a file exactly as they were sent. Files with some purposes can't be downloaded. These purposes have changed over time.
     */
    get: operations['downloadFile'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/uploads': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Create an upload
     * @description Creates an Upload. Parts can be added to it for one hour. All parts together have at most 8 GB. When the Upload is completed, the parts become a file.
     */
    post: operations['createUpload'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/uploads/{upload_id}/parts': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /**
         * @description The id of the Upload.
         * @example upload_6f1d0c2b9a8e47356d2c1b0a9f8e7d6c
         */
        upload_id: components['parameters']['UploadId'];
      };
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Add a part to an upload
     * @description Adds a part of the file, of at most 64 MB. Parts may be sent in parallel. Their order is given when the Upload is completed.
     */
    post: operations['addUploadPart'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/uploads/{upload_id}/complete': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /**
         * @description The id of the Upload.
         * @example upload_6f1d0c2b9a8e47356d2c1b0a9f8e7d6c
         */
        upload_id: components['parameters']['UploadId'];
      };
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Complete an upload
     * @description Joins the parts in the given order and creates a file. The total number of bytes must be the number that the Upload declared. No part can be added afterwards.
     */
    post: operations['completeUpload'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/uploads/{upload_id}/cancel': {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /**
         * @description The id of the Upload.
         * @example upload_6f1d0c2b9a8e47356d2c1b0a9f8e7d6c
         */
        upload_id: components['parameters']['UploadId'];
      };
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Cancel an upload
     * @description Ends an Upload without a file. No part can be added afterwards.
     */
    post: operations['cancelUpload'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
}
export type webhooks = Record<string, never>;
export interface components {
  schemas: {
    FilePurpose: FilePurpose;
    FileObject: FileObject;
    FileList: FileList;
    FileDeleted: FileDeleted;
    FileExpiresAfter: FileExpiresAfter;
    Upload: Upload;
    UploadPart: UploadPart;
    CreateFileRequest: CreateFileRequest;
    CreateUploadRequest: CreateUploadRequest;
    AddUploadPartRequest: AddUploadPartRequest;
    CompleteUploadRequest: CompleteUploadRequest;
    ErrorResponse: ErrorResponse;
    Error: Error;
  };
  responses: {
    /** @description The request is invalid. Nothing was stored. */
    BadRequest: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/json': ErrorResponse;
      };
    };
    /** @description The API key is missing or wrong. */
    Unauthorized: {
      headers: {
        /**
         * @description The authentication scheme that the server expects.
         * @example Basic realm="OpenAI API"
         */
        'WWW-Authenticate'?: string;
        [name: string]: unknown;
      };
      content: {
        'application/json': ErrorResponse;
      };
    };
    /** @description No file has this id. */
    NotFound: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/json': ErrorResponse;
      };
    };
    /** @description The request is invalid. For some rules of this document, the status that OpenAI returns is not documented. Any status in this range then conforms. */
    ClientError: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/json': ErrorResponse;
      };
    };
    /** @description The server failed. The same request may succeed later. */
    ServerError: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/json': ErrorResponse;
      };
    };
  };
  parameters: {
    /**
     * @description The id of the file.
     * @example file-9mKq4T2rVbXw7sYdH3pLnZ
     */
    FileId: string;
    /**
     * @description The id of the Upload.
     * @example upload_6f1d0c2b9a8e47356d2c1b0a9f8e7d6c
     */
    UploadId: string;
  };
  requestBodies: never;
  headers: never;
  pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
  listFiles: {
    parameters: {
      query?: {
        /** @description List only the files that have this purpose. */
        purpose?: string;
        /**
         * @description The maximum number of files in a page.
         * @example 2
         */
        limit?: number;
        /** @description Whether the oldest file (`asc`) or the newest file (`desc`) comes first. */
        order?: 'asc' | 'desc';
        /** @description The id of a file. The page starts with the file that follows it. */
        after?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description One page of files. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': FileList;
        };
      };
      401: components['responses']['Unauthorized'];
      '4XX': components['responses']['ClientError'];
      '5XX': components['responses']['ServerError'];
    };
  };
  createFile: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'multipart/form-data': CreateFileRequest;
      };
    };
    responses: {
      /** @description The stored file. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': FileObject;
        };
      };
      400: components['responses']['BadRequest'];
      401: components['responses']['Unauthorized'];
      '4XX': components['responses']['ClientError'];
      '5XX': components['responses']['ServerError'];
    };
  };
  retrieveFile: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /**
         * @description The id of the file.
         * @example file-9mKq4T2rVbXw7sYdH3pLnZ
         */
        file_id: components['parameters']['FileId'];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The file. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': FileObject;
        };
      };
      401: components['responses']['Unauthorized'];
      404: components['responses']['NotFound'];
      '4XX': components['responses']['ClientError'];
      '5XX': components['responses']['ServerError'];
    };
  };
  deleteFile: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /**
         * @description The id of the file.
         * @example file-9mKq4T2rVbXw7sYdH3pLnZ
         */
        file_id: components['parameters']['FileId'];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The file is deleted. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': FileDeleted;
        };
      };
      401: components['responses']['Unauthorized'];
      404: components['responses']['NotFound'];
      '4XX': components['responses']['ClientError'];
      '5XX': components['responses']['ServerError'];
    };
  };
  downloadFile: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /**
         * @description The id of the file.
         * @example file-9mKq4T2rVbXw7sYdH3pLnZ
         */
        file_id: components['parameters']['FileId'];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The bytes of the file. */
      200: {
        headers: {
          /**
           * @description Marks the body as an attachment and gives its filename.
           * @example attachment; filename="weather.jsonl"
           */
          'Content-Disposition'?: string;
          [name: string]: unknown;
        };
        content: {
          'application/octet-stream': Blob;
        };
      };
      400: components['responses']['BadRequest'];
      401: components['responses']['Unauthorized'];
      404: components['responses']['NotFound'];
      '4XX': components['responses']['ClientError'];
      '5XX': components['responses']['ServerError'];
    };
  };
  createUpload: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': CreateUploadRequest;
      };
    };
    responses: {
      /** @description The pending Upload. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': Upload;
        };
      };
      '4XX': components['responses']['ClientError'];
      '5XX': components['responses']['ServerError'];
    };
  };
  addUploadPart: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /**
         * @description The id of the Upload.
         * @example upload_6f1d0c2b9a8e47356d2c1b0a9f8e7d6c
         */
        upload_id: components['parameters']['UploadId'];
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'multipart/form-data': AddUploadPartRequest;
      };
    };
    responses: {
      /** @description The part. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': UploadPart;
        };
      };
      '4XX': components['responses']['ClientError'];
      '5XX': components['responses']['ServerError'];
    };
  };
  completeUpload: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /**
         * @description The id of the Upload.
         * @example upload_6f1d0c2b9a8e47356d2c1b0a9f8e7d6c
         */
        upload_id: components['parameters']['UploadId'];
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': CompleteUploadRequest;
      };
    };
    responses: {
      /** @description The completed Upload with its file. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': Upload;
        };
      };
      '4XX': components['responses']['ClientError'];
      '5XX': components['responses']['ServerError'];
    };
  };
  cancelUpload: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /**
         * @description The id of the Upload.
         * @example upload_6f1d0c2b9a8e47356d2c1b0a9f8e7d6c
         */
        upload_id: components['parameters']['UploadId'];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The cancelled Upload. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': Upload;
        };
      };
      '4XX': components['responses']['ClientError'];
      '5XX': components['responses']['ServerError'];
    };
  };
}

/** The purpose of a file, as it may be sent in a request. Responses may contain other purposes: those of files that the server created, or of files that are older than this list. */
export type FilePurpose = 'assistants' | 'batch' | 'fine-tune' | 'vision' | 'user_data' | 'evals';

/** A document that is stored for other endpoints. */
export type FileObject = {
  /** The id of the file. The server chooses its format. */
  id: string;
  /** The type of this object. */
  object: 'file';
  /** The size of the content, in bytes. */
  bytes: number;
  /** The time of creation, in seconds since the Unix epoch. */
  created_at: number;
  /** The time of expiry, in seconds since the Unix epoch. It is null or absent for a file that does not expire. */
  expires_at?: number | null;
  /** The name of the file, as it was sent. */
  filename: string;
  /** The purpose of the file. More values may be added. */
  purpose:
    | 'assistants'
    | 'assistants_output'
    | 'batch'
    | 'batch_output'
    | 'fine-tune'
    | 'fine-tune-results'
    | 'vision'
    | 'user_data'
    | 'evals'
    | (string & {});
  /**
   * Whether the file can be used. Deprecated, but always present.
   * @deprecated
   */
  status: 'uploaded' | 'processed' | 'error';
  /**
   * Why a training file was rejected. Deprecated, and nearly always null.
   * @deprecated
   */
  status_details?: string | null;
};

/** One page of a list of files. */
export type FileList = {
  /** The type of this object. */
  object: 'list';
  /** The files of this page. */
  data: FileObject[];
  /** The id of the first file of the page. */
  first_id?: string | null;
  /** The id of the last file of the page, which is the cursor for the next page. */
  last_id?: string | null;
  /** Whether more files follow this page. */
  has_more: boolean;
};

/** The result of a deletion. */
export type FileDeleted = {
  /** The id of the deleted file. */
  id: string;
  /** The type of the deleted object. */
  object: 'file';
  /** Whether the file was deleted. */
  deleted: boolean;
};

/** When a file is deleted automatically. Without this rule, a batch file expires after thirty days and any other file does not expire. */
export type FileExpiresAfter = {
  /** The time from which the seconds are counted. */
  anchor: 'created_at';
  /** The number of seconds between the anchor and the expiry, from one hour to thirty days. */
  seconds: number;
};

/** A file that is sent in parts and not complete yet. */
export type Upload = {
  /** The id of the Upload. */
  id: string;
  /** The type of this object. */
  object: 'upload';
  /** The number of bytes that all parts must have together. */
  bytes: number;
  /** The time of creation, in seconds since the Unix epoch. */
  created_at: number;
  /** The time after which no part can be added, in seconds since the Unix epoch. */
  expires_at: number;
  /** The name of the future file. */
  filename: string;
  /** The purpose of the future file. More values may be added. */
  purpose: FilePurpose | (string & {});
  /** The status of the Upload. */
  status: 'pending' | 'completed' | 'cancelled' | 'expired';
  /** The file of a completed Upload. It is absent from any other Upload. */
  file?: FileObject;
};

/** One part of the file of an Upload. */
export type UploadPart = {
  /** The id of the part. It is needed to complete the Upload. */
  id: string;
  /** The type of this object. */
  object: 'upload.part';
  /** The time of creation, in seconds since the Unix epoch. */
  created_at: number;
  /** The id of the Upload to which the part belongs. */
  upload_id: string;
};

/** A file and its purpose. */
export type CreateFileRequest = {
  /** The purpose of the file. */
  purpose: FilePurpose;
  expires_after?: FileExpiresAfter;
  /**
   * The content of the file, with its filename.
   * Format: binary
   */
  file: Blob;
};

/** The properties of the future file. */
export type CreateUploadRequest = {
  /** The number of bytes of all parts together, at most 8 GB. Here this is 8 × 1024³, the larger of the two possible meanings. */
  bytes: number;
  /** The name of the file. */
  filename: string;
  /** The media type of the file. The purpose must allow it. */
  mime_type: string;
  /** The purpose of the file. */
  purpose: FilePurpose;
  expires_after?: FileExpiresAfter;
};

/** One part of the file. */
export type AddUploadPartRequest = {
  /**
   * The raw bytes of this part, at most 64 MB.
   * Format: binary
   */
  data: Blob;
};

/** The parts of the file, in their order. */
export type CompleteUploadRequest = {
  /** The ids of the parts, in the order of their bytes in the file. */
  part_ids: string[];
  /** The MD5 checksum of the whole file. The server verifies it. */
  md5?: string;
};

/** The response when a server rejects a request or fails. */
export type ErrorResponse = {
  error: Error;
  /** A copy of the error. Newer responses of /files have it. */
  detail?: unknown;
};

/** Describes what went wrong. */
export type Error = {
  /** A description of the error for people. */
  message: string;
  /** The class of the error. */
  type: string;
  /** The invalid parameter, or null. */
  param: string | null;
  /** A short code for programs, or null. */
  code: string | null;
};

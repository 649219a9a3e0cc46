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
     * @description Gives the files that this key can see, a page at a time, sorted by their moment of creation. The next page starts after the last file of this one.
     */
    get: operations['listFiles'];
    put?: never;
    /**
     * Upload a file
     * @description Stores one file in a single request. A file holds at most 512 MB; with the purpose `batch` it must be a `.jsonl` file of at most 200 MB. A larger file goes through an Upload.
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
     * @description Tells what is known of one file, without its content.
     */
    get: operations['retrieveFile'];
    put?: never;
    post?: never;
    /**
     * Delete a file
     * @description Removes a file for good, from every vector store too.
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
     * @description Gives the bytes of a file exactly as they were sent. Files of some purposes can't be downloaded; which ones has changed over time.
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
     * @description Opens an Upload, to which parts can be added for one hour. Together they hold at most 8 GB. Completing it makes a file of them.
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
     * @description Adds a piece of the file, of at most 64 MB. Parts may be sent in parallel; their order is told when the Upload is completed.
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
     * @description Joins the parts in the order given and makes a file of them. Their bytes together must be as many as the Upload declared. No part can be added afterwards.
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
     * @description Gives an Upload up. No part can be added afterwards.
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
    /**
     * File purpose
     * @description What a file is for, as a request may say it. A server's answers may hold further purposes, of files that it made itself or that are older than this list.
     * @enum {string}
     */
    FilePurpose: 'assistants' | 'batch' | 'fine-tune' | 'vision' | 'user_data' | 'evals';
    /**
     * File
     * @description A document that is stored for use by other endpoints.
     */
    FileObject: {
      /** @description The file's id. Its form is the server's own affair. */
      id: string;
      /**
       * @description The kind of this object.
       * @constant
       */
      object: 'file';
      /** @description The size of the content, in bytes. */
      bytes: number;
      /** @description The moment of creation, in seconds since the Unix epoch. */
      created_at: number;
      /** @description The moment of expiry, in seconds since the Unix epoch; null or absent for a file that is kept until somebody deletes it. */
      expires_at?: number | null;
      /** @description The file's name, as it was sent. */
      filename: string;
      /** @description What the file is for. New values may appear. */
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
       * @deprecated
       * @description Whether the file can be used. Deprecated, yet always there.
       * @enum {string}
       */
      status: 'uploaded' | 'processed' | 'error';
      /**
       * @deprecated
       * @description Why a training file was refused. Deprecated, and nearly always null.
       */
      status_details?: string | null;
    };
    /**
     * Page of files
     * @description One page of a list of files.
     */
    FileList: {
      /**
       * @description The kind of this object.
       * @constant
       */
      object: 'list';
      /** @description The files of this page. */
      data: components['schemas']['FileObject'][];
      /** @description The id of the page's first file. */
      first_id?: string | null;
      /** @description The id of the page's last file, and the cursor of the next page. */
      last_id?: string | null;
      /** @description Whether further files follow this page. */
      has_more: boolean;
    };
    /**
     * Deleted file
     * @description The receipt of a deletion.
     */
    FileDeleted: {
      /** @description The id of the file that is gone. */
      id: string;
      /**
       * @description The kind of the object that was deleted.
       * @constant
       */
      object: 'file';
      /** @description Whether the file is gone. */
      deleted: boolean;
    };
    /**
     * Expiry rule
     * @description When a file is deleted by itself. Without this rule a batch file lives for thirty days, any other until somebody deletes it.
     */
    FileExpiresAfter: {
      /**
       * @description The moment from which the seconds count.
       * @constant
       */
      anchor: 'created_at';
      /** @description How long the file lives after the anchor, from one hour to thirty days. */
      seconds: number;
    };
    /**
     * Upload
     * @description A file in the making, to which parts are added.
     */
    Upload: {
      /** @description The Upload's id. */
      id: string;
      /**
       * @description The kind of this object.
       * @constant
       */
      object: 'upload';
      /** @description How many bytes the parts must hold together. */
      bytes: number;
      /** @description The moment of creation, in seconds since the Unix epoch. */
      created_at: number;
      /** @description The moment after which no part can be added, in seconds since the Unix epoch. */
      expires_at: number;
      /** @description The name that the file will have. */
      filename: string;
      /** @description What the file will be for. New values may appear. */
      purpose:
        'assistants' | 'batch' | 'fine-tune' | 'vision' | 'user_data' | 'evals' | (string & {});
      /**
       * @description Where the Upload stands.
       * @enum {string}
       */
      status: 'pending' | 'completed' | 'cancelled' | 'expired';
      /** @description The file that a completed Upload became; absent from any other. */
      file?: components['schemas']['FileObject'];
    };
    /**
     * Upload part
     * @description A piece of a file in the making.
     */
    UploadPart: {
      /** @description The part's id, to be named when the Upload is completed. */
      id: string;
      /**
       * @description The kind of this object.
       * @constant
       */
      object: 'upload.part';
      /** @description The moment of creation, in seconds since the Unix epoch. */
      created_at: number;
      /** @description The id of the Upload that the part belongs to. */
      upload_id: string;
    };
    /**
     * Upload a file
     * @description A file, and what it is for.
     */
    CreateFileRequest: {
      /** @description What the file is for. */
      purpose: components['schemas']['FilePurpose'];
      expires_after?: components['schemas']['FileExpiresAfter'];
      /**
       * Format: binary
       * @description The content of the file, with its filename.
       */
      file: Blob;
    };
    /**
     * Create an upload
     * @description What the finished file will be.
     */
    CreateUploadRequest: {
      /** @description How many bytes the parts will hold together, at most 8 GB (read here as 8 × 1024³, the larger of the two readings). */
      bytes: number;
      /** @description The name of the file. */
      filename: string;
      /** @description The media type of the file, one that its purpose allows. */
      mime_type: string;
      /** @description What the file is for. */
      purpose: components['schemas']['FilePurpose'];
      expires_after?: components['schemas']['FileExpiresAfter'];
    };
    /**
     * Add a part to an upload
     * @description A piece of the file.
     */
    AddUploadPartRequest: {
      /**
       * Format: binary
       * @description The bytes of this piece, raw, at most 64 MB.
       */
      data: Blob;
    };
    /**
     * Complete an upload
     * @description Which parts make the file, and in which order.
     */
    CompleteUploadRequest: {
      /** @description The ids of the parts, in the order of their bytes in the file. */
      part_ids: string[];
      /** @description The MD5 checksum of the whole file, for the server to compare. */
      md5?: string;
    };
    /**
     * Error answer
     * @description What a server says when it refuses or fails.
     */
    ErrorResponse: {
      error: components['schemas']['Error'];
      /** @description The same told a second time, seen in newer answers of /files. */
      detail?: unknown;
    };
    /**
     * Error
     * @description What went wrong.
     */
    Error: {
      /** @description What went wrong, for people to read. */
      message: string;
      /** @description The class of the error. */
      type: string;
      /** @description The parameter at fault, where there is one. */
      param: string | null;
      /** @description A short word for programs, where there is one. */
      code: string | null;
    };
  };
  responses: {
    /** @description The request breaks a rule. Nothing was stored. */
    BadRequest: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/json': components['schemas']['ErrorResponse'];
      };
    };
    /** @description The key is missing or wrong. */
    Unauthorized: {
      headers: {
        /**
         * @description How the server wants to be told who calls.
         * @example Basic realm="OpenAI API"
         */
        'WWW-Authenticate'?: string;
        [name: string]: unknown;
      };
      content: {
        'application/json': components['schemas']['ErrorResponse'];
      };
    };
    /** @description No file has this id. */
    NotFound: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/json': components['schemas']['ErrorResponse'];
      };
    };
    /** @description The request can't be served as it was sent. Where a rule of this document has no status of its own, nobody has published the one that OpenAI answers, and any of the range keeps it. */
    ClientError: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/json': components['schemas']['ErrorResponse'];
      };
    };
    /** @description The server failed. The same request may succeed later. */
    ServerError: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/json': components['schemas']['ErrorResponse'];
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
        /** @description Give only the files with this purpose. */
        purpose?: string;
        /**
         * @description How many files a page holds at most.
         * @example 2
         */
        limit?: number;
        /** @description Whether the oldest file (`asc`) or the newest (`desc`) comes first. */
        order?: 'asc' | 'desc';
        /** @description The id of a file; the page starts with the file that follows it. */
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
          'application/json': components['schemas']['FileList'];
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
        'multipart/form-data': components['schemas']['CreateFileRequest'];
      };
    };
    responses: {
      /** @description The file as it is now stored. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['FileObject'];
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
          'application/json': components['schemas']['FileObject'];
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
      /** @description The file is gone. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['FileDeleted'];
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
           * @description Says that the body is an attachment, and its filename.
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
        'application/json': components['schemas']['CreateUploadRequest'];
      };
    };
    responses: {
      /** @description The Upload, pending. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Upload'];
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
        'multipart/form-data': components['schemas']['AddUploadPartRequest'];
      };
    };
    responses: {
      /** @description The part. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['UploadPart'];
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
        'application/json': components['schemas']['CompleteUploadRequest'];
      };
    };
    responses: {
      /** @description The Upload, completed, with the file that it became. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Upload'];
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
      /** @description The Upload, cancelled. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Upload'];
        };
      };
      '4XX': components['responses']['ClientError'];
      '5XX': components['responses']['ServerError'];
    };
  };
}

/** What a file is for, as a request may say it. A server's answers may hold further purposes, of files that it made itself or that are older than this list. */
export type FilePurpose = components['schemas']['FilePurpose'];

/** A document that is stored for use by other endpoints. */
export type FileObject = components['schemas']['FileObject'];

/** One page of a list of files. */
export type FileList = components['schemas']['FileList'];

/** The receipt of a deletion. */
export type FileDeleted = components['schemas']['FileDeleted'];

/** When a file is deleted by itself. Without this rule a batch file lives for thirty days, any other until somebody deletes it. */
export type FileExpiresAfter = components['schemas']['FileExpiresAfter'];

/** A file in the making, to which parts are added. */
export type Upload = components['schemas']['Upload'];

/** A piece of a file in the making. */
export type UploadPart = components['schemas']['UploadPart'];

/** A file, and what it is for. */
export type CreateFileRequest = components['schemas']['CreateFileRequest'];

/** What the finished file will be. */
export type CreateUploadRequest = components['schemas']['CreateUploadRequest'];

/** A piece of the file. */
export type AddUploadPartRequest = components['schemas']['AddUploadPartRequest'];

/** Which parts make the file, and in which order. */
export type CompleteUploadRequest = components['schemas']['CompleteUploadRequest'];

/** What a server says when it refuses or fails. */
export type ErrorResponse = components['schemas']['ErrorResponse'];

/** What went wrong. */
export type Error = components['schemas']['Error'];

import type { APIPromise } from '../api-promise.js';
import { APIClient, type ClientOptions } from '../client.js';
import type { Credential } from '../credential.js';
import type { FilePartInput, NamedFileInput } from '../file-input.js';
import { jsonBody } from '../json-body.js';
import type { PartRule } from '../multipart.js';
import type { PagePromise } from '../page.js';
import { partsBody } from '../parts-body.js';
import { path } from '../path.js';
import type { RequestOptions } from '../request-options.js';
import { APIResource } from '../resource.js';
import { severalKeys } from '../several-keys.js';

/** A hand-written client with the structure of a generated one. */
export class SampleClient extends APIClient {
  readonly files: Files = new Files(this);
  readonly uploads: Uploads = new Uploads(this);

  constructor(options?: SampleOptions, credential?: Credential) {
    super(options, {
      baseURL: 'https://api.openai.com/v1',
      environment: {
        apiKey: 'OPENAI_API_KEY',
        baseURL: 'OPENAI_BASE_URL',
        log: 'OPENAI_LOG',
        headers: 'OPENAI_CUSTOM_HEADERS',
      },
      userAgent: 'Sample/JS 1.2.3',
      retryCountHeader: 'x-sample-retries',
      requiresKey: true,
      headers: [
        { name: 'organization', header: 'OpenAI-Organization', environment: 'OPENAI_ORG_ID' },
        { name: 'project', header: 'OpenAI-Project', environment: 'OPENAI_PROJECT_ID' },
      ],
      ...(credential && { credential, keys: severalKeys }),
    });
  }
}

/** The options of a client with headers of its own. */
export interface SampleOptions extends ClientOptions {
  readonly organization?: string | null | undefined;
  readonly project?: string | null | undefined;
}

export interface Thing {
  readonly id: string;
}

interface ExpiresAfter {
  readonly anchor: 'created_at';
  readonly seconds: number;
}

export interface FileCreateParams {
  readonly purpose: string;
  readonly file: NamedFileInput;
  readonly expires_after?: ExpiresAfter;
}

export interface FileListParams {
  readonly purpose?: string;
  readonly limit?: number;
  readonly order?: 'asc' | 'desc';
  readonly after?: string;
}

const createParts: readonly PartRule[] = [
  { name: 'purpose', kind: 'text' },
  { name: 'expires_after', kind: 'nested' },
  { name: 'file', kind: 'file', filename: 'required' },
];

const partParts: readonly PartRule[] = [{ name: 'data', kind: 'file', filename: 'optional' }];

export class Files extends APIResource {
  create(body: FileCreateParams, options?: RequestOptions): APIPromise<Thing> {
    return this.client.requestResult(
      {
        method: 'POST',
        path: '/files',
        body: partsBody(body, createParts),
      },
      options,
    );
  }

  retrieve(fileId: string, options?: RequestOptions): APIPromise<Thing> {
    return this.client.requestResult({ method: 'GET', path: path`/files/${fileId}` }, options);
  }

  list(query?: FileListParams, options?: RequestOptions): PagePromise<Thing> {
    return this.client.requestPage(
      {
        method: 'GET',
        path: '/files',
        query,
        page: { items: 'data', cursor: 'after', itemId: 'id', hasMore: 'has_more' },
      },
      options,
    );
  }

  delete(fileId: string, options?: RequestOptions): APIPromise<Thing> {
    return this.client.requestResult({ method: 'DELETE', path: path`/files/${fileId}` }, options);
  }

  content(fileId: string, options?: RequestOptions): APIPromise<Response> {
    return this.client.requestResult(
      { method: 'GET', path: path`/files/${fileId}/content`, response: 'bytes' },
      options,
    );
  }
}

export class Uploads extends APIResource {
  readonly parts: UploadParts = new UploadParts(this.client);

  create(body: object, options?: RequestOptions): APIPromise<Thing> {
    return this.client.requestResult(
      { method: 'POST', path: '/uploads', body: jsonBody(body) },
      options,
    );
  }

  complete(uploadId: string, body: object, options?: RequestOptions): APIPromise<Thing> {
    return this.client.requestResult(
      {
        method: 'POST',
        path: path`/uploads/${uploadId}/complete`,
        body: jsonBody(body),
      },
      options,
    );
  }

  cancel(uploadId: string, options?: RequestOptions): APIPromise<Thing> {
    return this.client.requestResult(
      { method: 'POST', path: path`/uploads/${uploadId}/cancel` },
      options,
    );
  }
}

export class UploadParts extends APIResource {
  create(
    uploadId: string,
    body: { readonly data: FilePartInput },
    options?: RequestOptions,
  ): APIPromise<Thing> {
    return this.client.requestResult(
      {
        method: 'POST',
        path: path`/uploads/${uploadId}/parts`,
        body: partsBody(body, partParts),
      },
      options,
    );
  }
}

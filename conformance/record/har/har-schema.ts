import type { Source } from '../../fixture-format/fixture.js';

/** The part of HAR 1.2 that is read; http://www.softwareishard.com/blog/har-12-spec/. */
export interface HarFile {
  readonly log: { readonly entries: readonly HarEntry[] };
}

export interface HarEntry {
  readonly startedDateTime: string;
  readonly timings?: Readonly<Record<string, unknown>>;
  readonly request: {
    readonly method: string;
    readonly url: string;
    readonly headers: readonly HarHeader[];
    readonly postData?: HarPostData | null;
    /** In bytes; -1 where it was not measured. */
    readonly bodySize?: number;
  };
  readonly response: {
    readonly status: number;
    readonly headers: readonly HarHeader[];
    readonly content?: HarContent | null;
  };
  /** Beyond the standard, as `upspec export` writes it: where the exchange comes from. */
  readonly _upspec?: { readonly source: Source };
}

export interface HarHeader {
  readonly name: string;
  readonly value: string;
}

export interface HarPostData {
  readonly mimeType?: string;
  readonly text?: string;
  /** Beyond the standard, as some tools write it: `base64`. */
  readonly _encoding?: string;
  readonly params?: readonly HarParam[];
}

export interface HarParam {
  readonly name: string;
  readonly value?: string;
  readonly fileName?: string;
  readonly contentType?: string;
  readonly _encoding?: string;
}

export interface HarContent {
  readonly size?: number;
  readonly mimeType?: string;
  readonly text?: string;
  readonly encoding?: string;
}

const text = { type: 'string' };
const headers = {
  type: 'array',
  items: {
    type: 'object',
    required: ['name', 'value'],
    properties: { name: text, value: text },
  },
};

const source = {
  type: 'object',
  additionalProperties: false,
  required: ['kind', 'evidence'],
  properties: {
    kind: { enum: ['recorded', 'quoted', 'documented'] },
    from: { type: 'string', pattern: '^https?://[!-~]+$' },
    evidence: { type: 'array', minItems: 1, items: { type: 'string', minLength: 1 } },
    note: { type: 'string', minLength: 1 },
  },
};

/** JSON Schema of what is read, for errors with their location. */
export const harSchema: object = {
  type: 'object',
  required: ['log'],
  properties: {
    log: {
      type: 'object',
      required: ['entries'],
      properties: { entries: { type: 'array', items: { $ref: '#/$defs/entry' } } },
    },
  },
  $defs: {
    entry: {
      type: 'object',
      required: ['startedDateTime', 'request', 'response'],
      properties: {
        startedDateTime: text,
        timings: { type: ['object', 'null'] },
        _upspec: { type: 'object', required: ['source'], properties: { source } },
        request: {
          type: 'object',
          required: ['method', 'url', 'headers'],
          properties: {
            method: { type: 'string', minLength: 1 },
            url: text,
            headers,
            bodySize: { type: 'number' },
            postData: {
              type: ['object', 'null'],
              properties: {
                mimeType: text,
                text,
                _encoding: text,
                params: { type: 'array', items: { $ref: '#/$defs/param' } },
              },
            },
          },
        },
        response: {
          type: 'object',
          required: ['status', 'headers'],
          properties: {
            status: { type: 'integer' },
            headers,
            content: {
              type: ['object', 'null'],
              properties: {
                size: { type: 'number' },
                mimeType: text,
                text,
                encoding: text,
              },
            },
          },
        },
      },
    },
    param: {
      type: 'object',
      required: ['name'],
      properties: {
        name: text,
        value: text,
        fileName: text,
        contentType: text,
        _encoding: text,
      },
    },
  },
};

import type { RequestListener } from 'node:http';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { CheckOptions } from '../check.js';
import { checkFixtures } from './check-fixtures.js';
import type { Fixture } from '../fixture-format/fixture.js';
import type { JsonObject } from '../json/json-object.js';
import type { Result } from '../verdict/result.js';
import { startTarget } from './start-target.js';

export const apiKey = 'sk-a-key-that-must-not-show';
export const file: JsonObject = {
  id: 'file-live',
  object: 'file',
  bytes: 2,
  created_at: 1_780_000_000,
  expires_at: null,
  filename: 'a.txt',
  purpose: 'user_data',
  status: 'processed',
  status_details: null,
};
export const emptyList: JsonObject = {
  object: 'list',
  data: [],
  first_id: null,
  last_id: null,
  has_more: false,
};

export const retrieve: Fixture = {
  name: 'files/retrieve',
  title: 'An unknown file is answered with 404',
  requirements: ['RETRIEVE-02'],
  capabilities: ['files'],
  source: { kind: 'recorded', evidence: ['retrieveFile#11'] },
  exchanges: [
    {
      operation: 'retrieveFile',
      request: { method: 'GET', path: '/files/fake_id' },
      response: { status: 404 },
    },
  ],
};
export const create: Fixture = {
  ...retrieve,
  name: 'files/create',
  requirements: ['CREATE-01'],
  exchanges: [
    {
      operation: 'createFile',
      request: {
        method: 'POST',
        path: '/files',
        body: {
          multipart: [
            { name: 'purpose', text: 'user_data' },
            { name: 'file', filename: 'a.txt', text: 'hi' },
          ],
        },
      },
      response: { status: 200, body: { json: { ...file, id: 'file-recorded' } } },
    },
  ],
};
export const upload: Fixture = {
  ...retrieve,
  name: 'uploads/create',
  requirements: ['UPLOAD-01'],
  capabilities: ['uploads'],
  exchanges: [
    {
      operation: 'createUpload',
      request: {
        method: 'POST',
        path: '/uploads',
        body: { json: { bytes: 1, filename: 'a', mime_type: 'text/plain', purpose: 'batch' } },
      },
      response: { status: 200 },
    },
  ],
};

/** Three small fixtures in a folder of a test's own. */
export interface SampleFixtures {
  readonly folder: string;
  write(name: string, fixture: unknown): Promise<void>;
  /** Runs the fixtures against a server that responds like this. */
  run(response: RequestListener, options?: Partial<CheckOptions>): Promise<Result>;
  remove(): Promise<void>;
}

export async function writeSamples(): Promise<SampleFixtures> {
  const folder = await mkdtemp(join(tmpdir(), 'upspec-fixtures-'));
  const samples: SampleFixtures = {
    folder,
    async write(name, fixture) {
      const file = join(folder, `${name}.json`);
      await mkdir(dirname(file), { recursive: true });
      await writeFile(file, JSON.stringify(fixture));
    },
    async run(response, options = {}) {
      const target = await startTarget(response);
      const { url } = target;
      try {
        return await checkFixtures(folder, { url, apiKey, timeout: 10_000, ...options });
      } finally {
        await target.close();
      }
    },
    remove: () => rm(folder, { recursive: true }),
  };
  for (const each of [retrieve, create, upload]) await samples.write(each.name, each);
  return samples;
}

/** Responds to everything with the same JSON. */
export function json(value: unknown, status = 200): RequestListener {
  return (_, response) => {
    response.writeHead(status, { 'content-type': 'application/json' });
    response.end(JSON.stringify(value));
  };
}

export const notFound: { readonly error: JsonObject } = {
  error: { message: 'no', type: 'invalid_request_error', param: 'id', code: null },
};

/** The API's response to a path that no route leads to. */
export const invalidUrl: { readonly error: JsonObject } = {
  error: { ...notFound.error, message: 'Invalid URL', param: null },
};

/** Responds to the first request as the API would, and to all others by another listener. */
export function afterPreflight(reply: RequestListener): RequestListener {
  return (request, response) => {
    if (request.url === '/v1/files?limit=1') json(emptyList)(request, response);
    else if (request.url === '/v1/files/upspec-nobody-has-this-id')
      json(notFound, 404)(request, response);
    else reply(request, response);
  };
}

import { reject, type Odd } from './odd-servers.js';

/** Recorded behaviour of xAI: files without status, and any purpose or none. */
export const asXai: Odd = {
  before: ({ url = '' }, _, response) => url.startsWith('/v1/uploads') && reject(response, 404),
  after: ({ request: { url = '' }, status, body }) =>
    url.includes('/content') || status !== 200
      ? undefined
      : {
          body: Buffer.from(
            body
              .toString()
              .replaceAll(/,"status":"processed"/g, '')
              .replaceAll(/"expires_at":\d+/g, '"expires_at":null'),
          ),
        },
};

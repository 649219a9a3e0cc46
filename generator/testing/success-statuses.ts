// Responses whose meaning depends on the status, or that only `default` or a range declares.
import type { ServerResponse } from 'node:http';

const crate = { type: 'object', required: ['id'], properties: { id: { type: 'string' } } };
const json = { content: { 'application/json': { schema: crate } } };

/** A document with one operation for each case: the keys are paths and ids. */
export const SUCCESS_STATUSES: object = {
  openapi: '3.1.0',
  info: { title: 'Depot', version: '1' },
  paths: Object.fromEntries(
    Object.entries({
      onlyDefault: { default: { description: 'Any.', ...json } },
      emptyFirst: { 204: { description: 'None.' }, 200: { description: 'One.', ...json } },
      later: {
        200: { description: 'One.', ...json },
        202: {
          description: 'Not yet.',
          content: {
            'application/json': {
              schema: { type: 'object', properties: { eta: { type: 'integer' } } },
            },
          },
        },
      },
      scan: {
        200: { description: 'One.', ...json },
        203: { description: 'Raw.', content: { 'image/png': {} } },
      },
      anyType: { 200: { description: 'One.', content: { '*/*': { schema: { oneOf: [crate] } } } } },
    }).map(([id, responses]) => [
      `/${id}/{status}`,
      {
        get: {
          operationId: id,
          tags: ['Crates'],
          parameters: [{ name: 'status', in: 'path', required: true, schema: { type: 'string' } }],
          responses,
        },
      },
    ]),
  ),
};

/** Responds with the status that the last segment of a path is: JSON, bytes for 203, nothing for 204. */
export function respondByStatus(
  { path }: { readonly path: string },
  response: ServerResponse,
): void {
  const status = Number(path.split('/').at(-1));
  if (status === 204) {
    response.writeHead(status).end();
  } else if (status === 203) {
    response.writeHead(status, { 'content-type': 'image/png' }).end('bytes');
  } else {
    response.writeHead(status, { 'content-type': 'application/json' });
    response.end(JSON.stringify(status === 202 ? { eta: 5 } : { id: 'c-1' }));
  }
}

import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A server that has the addresses of Azure, and passes requests on. */
export interface AzureGateway {
  /** What a program passes as the endpoint. */
  readonly endpoint: string;
  close(): Promise<void>;
}

/**
 * Starts a server on 127.0.0.1 that requires the path `/openai/`, the query parameter `api-version`,
 * and the key in the header `api-key` or as a bearer token. It passes the request to another server.
 *
 * @param target - The base URL of the other server: `http://127.0.0.1:8080/v1`.
 */
export async function azureGateway(target: string): Promise<AzureGateway> {
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '', 'http://localhost');
    const key = request.headers['api-key'];
    const authorization = request.headers.authorization ?? `Bearer ${String(key)}`;
    const isAzure = url.pathname.startsWith('/openai/') && url.searchParams.has('api-version');
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      url.searchParams.delete('api-version');
      const path = isAzure ? url.pathname.replace('/openai/', '/') : '/unknown';
      const body = chunks.length === 0 ? {} : { body: Buffer.concat(chunks) };
      const type = request.headers['content-type'];
      void fetch(`${target}${path}${url.search}`, {
        method: request.method ?? 'GET',
        headers: { authorization, ...(type !== undefined && { 'content-type': type }) },
        ...body,
      }).then(async (reply) => {
        const content = Buffer.from(await reply.arrayBuffer());
        const contentType = reply.headers.get('content-type') ?? 'application/json';
        response.writeHead(reply.status, { 'content-type': contentType }).end(content);
      });
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    endpoint: `http://127.0.0.1:${String(port)}/`,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => {
          resolve();
        });
      }),
  };
}

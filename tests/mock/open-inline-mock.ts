import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadSpecContract } from '../../conformance/contract/load-spec-contract.js';
import { openMock, type MockOptions, type RunningMock } from '../../conformance/mock/open-mock.js';

/** Starts a mock of a document that a test has as text. */
export async function openInlineMock(
  document: string,
  options: Omit<MockOptions, 'contract'> = {},
): Promise<RunningMock> {
  const folder = await mkdtemp(join(tmpdir(), 'upspec-test-'));
  try {
    const spec = join(folder, 'openapi.yaml');
    await writeFile(spec, document);
    return await openMock({ contract: await loadSpecContract({ spec }), ...options });
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** A response with its parsed body; the text where it is not JSON. */
export interface ReadResponse {
  readonly status: number;
  readonly headers: Headers;
  readonly body: unknown;
}

/** Sends a request to a mock. A body that is an object is sent as JSON. */
export async function send(
  { url }: RunningMock,
  request: string,
  {
    body,
    headers = {},
  }: { readonly body?: unknown; readonly headers?: Readonly<Record<string, string>> } = {},
): Promise<ReadResponse> {
  const [method = '', path = ''] = request.split(' ');
  const isJson = typeof body === 'object' && !(body instanceof FormData);
  const response = await fetch(url + path, {
    method,
    headers: { ...(isJson && { 'content-type': 'application/json' }), ...headers },
    ...(body !== undefined && {
      body: isJson ? JSON.stringify(body) : (body as string | FormData),
    }),
  });
  const text = await response.text();
  return { status: response.status, headers: response.headers, body: parsed(text) };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}

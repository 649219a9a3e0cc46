import type { CallData } from '../wire-case.js';

type Call<Parameters extends readonly unknown[]> = {
  // A method, so that a library's own, narrower parameters fit.
  call(...parameters: Parameters): PromiseLike<unknown>;
}['call'];

/** What our client and the official library have in common. */
export interface JavaScriptClient {
  readonly files: {
    create: Call<[body: object]>;
    list: Call<[query?: object]>;
    retrieve: Call<[id: string]>;
    delete: Call<[id: string]>;
    content: Call<[id: string]>;
  };
  readonly uploads: {
    create: Call<[body: object]>;
    complete: Call<[id: string, body: object]>;
    cancel: Call<[id: string]>;
    readonly parts: { create: Call<[id: string, body: object]> };
  };
}

type Caller = (client: JavaScriptClient, call: Required<CallData>) => PromiseLike<unknown>;

const callers: Readonly<Record<string, Caller>> = {
  createFile: ({ files }, { body }) => files.create(body),
  listFiles: ({ files }, { query }) =>
    Object.keys(query).length === 0 ? files.list() : files.list(query),
  retrieveFile: ({ files }, { path }) => files.retrieve(id(path)),
  deleteFile: ({ files }, { path }) => files.delete(id(path)),
  downloadFile: ({ files }, { path }) => files.content(id(path)),
  createUpload: ({ uploads }, { body }) => uploads.create(body),
  addUploadPart: ({ uploads }, { path, body }) => uploads.parts.create(id(path), body),
  completeUpload: ({ uploads }, { path, body }) => uploads.complete(id(path), body),
  cancelUpload: ({ uploads }, { path }) => uploads.cancel(id(path)),
};

/** Makes the call of a case. */
export async function callClient(
  client: JavaScriptClient,
  operation: string,
  { path = {}, query = {}, body = {} }: CallData,
): Promise<unknown> {
  const caller = callers[operation];
  if (caller === undefined) {
    throw new Error(
      `add a call of ${operation} to callers in spec/wire/testing/javascript-client.ts`,
    );
  }
  return caller(client, { path, query, body });
}

function id(path: NonNullable<CallData['path']>): string {
  return path['file_id'] ?? path['upload_id'] ?? '';
}

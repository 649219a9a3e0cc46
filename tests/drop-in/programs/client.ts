import OpenAI, { type ClientOptions } from 'openai';

/** Options of clients and requests, as programs for the official library use them. */
const messages: string[] = [];
const log = (message: string): unknown => messages.push(message.replace(/ .*/s, ''));
const options: ClientOptions = {
  logLevel: 'off',
  logger: { error: log, warn: log, info: log, debug: log },
  defaultHeaders: { 'X-Own': 'v' },
  defaultQuery: { limit: '1' },
  fetchOptions: { cache: 'no-store' },
  dangerouslyAllowBrowser: false,
  organization: null,
  project: null,
};
const client = new OpenAI(options);
const quiet = client.withOptions({ maxRetries: 0, timeout: 5_000 });
console.log(quiet.maxRetries, quiet.timeout, quiet.baseURL === client.baseURL, messages.length);

const created = await quiet.files.create({
  file: new File(['a'], 'a.txt'),
  purpose: 'user_data',
});
const path = `/files/${created.id}`;
const retrieved = await client.get<OpenAI.FileObject>(path, { headers: { 'X-Own': null } });
console.log(retrieved.filename);
const listed = await client.get<{ readonly data: readonly unknown[] }>('/files', {
  query: { purpose: 'user_data' },
});
console.log(listed.data.length);
const upload = await client.post<OpenAI.Upload>('/uploads', {
  body: { bytes: 1, filename: 'a', mime_type: 'a/b', purpose: 'assistants' },
  maxRetries: 1,
});
console.log(upload.status);
const response = await client.request({ method: 'get', path }).asResponse();
console.log(response.status, response.ok);
await client.delete(path);

const failure = await quiet.files.retrieve('none').catch((error: unknown) => error);
console.log(
  failure instanceof OpenAI.NotFoundError && failure.headers?.get('content-type') !== null,
);
const aborted = await client.files
  .list({}, { signal: AbortSignal.abort() })
  .catch((error: unknown) => error);
console.log(aborted instanceof OpenAI.APIUserAbortError);
const nowhere = new OpenAI({ baseURL: 'http://127.0.0.1:9/v1', maxRetries: 0 });
const unreachable = await nowhere.files.list().catch((error: unknown) => error);
console.log(unreachable instanceof OpenAI.APIConnectionError);

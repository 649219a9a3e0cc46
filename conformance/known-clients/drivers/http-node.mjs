import { Blob, Buffer } from 'node:buffer';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import http from 'node:http';
import { createRequire } from 'node:module';
import process from 'node:process';
import { text } from 'node:stream/consumers';
import { runTasks } from './run-tasks.mjs';

// Arguments: the folder that has node_modules, and the name of the package; or none for fetch of
// Node.js, and an empty folder for its node:http.
const [, , folder, name] = process.argv;
const { OPENAI_BASE_URL: base, OPENAI_API_KEY: key } = process.env;
const { fetch, FormData, Response } = globalThis;
const headers = { authorization: `Bearer ${key}` };
const library = !folder ? undefined : createRequire(`${folder}/`)(name);

/** How each library sends a request with JSON or with a multipart body. */
const senders = {
  async axios(method, path, { json, form }) {
    const options = { method, url: base + path, headers, data: json ?? form };
    return (await (library.default ?? library).request({ ...options, responseType: 'text' })).data;
  },
  async got(method, path, { json, form }) {
    const body = form && { body: form };
    const response = await (library.default ?? library)(base + path, {
      method,
      headers,
      ...(json && { json }),
      ...body,
      retry: { limit: 0 },
    });
    return response.body;
  },
  undici: (method, path, body) => withFetch(library.fetch, method, path, body),
  'node:http': withHttp,
  node: (method, path, body) => withFetch(fetch, method, path, body),
};

async function withFetch(send, method, path, { json, form }) {
  const response = await send(base + path, {
    method,
    headers: json ? { ...headers, 'content-type': 'application/json' } : headers,
    body: json ? JSON.stringify(json) : form,
  });
  return response.text();
}

/** Without a library: the body is encoded by the platform, and sent by `node:http`. */
async function withHttp(method, path, { json, form }) {
  const encoded = new Response(json ? JSON.stringify(json) : form);
  const type = json ? 'application/json' : encoded.headers.get('content-type');
  const sent = http.request(base + path, {
    method,
    headers: { ...headers, ...((json || form) && { 'content-type': type }) },
  });
  sent.end(Buffer.from(await encoded.arrayBuffer()));
  const [response] = await once(sent, 'response');
  return text(response);
}

const sendText = (method, path, body = {}) => senders[name ?? 'node'](method, path, body);
const send = async (...request) => JSON.parse(await sendText(...request));

function formOf(part, { path, filename = 'notes.txt' }, fields = {}) {
  const Form = name === 'undici' ? library.FormData : FormData;
  const form = new Form();
  for (const [field, value] of Object.entries(fields)) form.append(field, value);
  form.append(part, new Blob([readFileSync(path)]), filename);
  return form;
}

await runTasks({
  createFile: ({ purpose, expires, ...task }) =>
    send('POST', '/files', {
      form: formOf('file', task, {
        purpose,
        ...(expires && {
          'expires_after[anchor]': 'created_at',
          'expires_after[seconds]': String(expires),
        }),
      }),
    }),
  listFiles: ({ limit }) => send('GET', `/files?limit=${limit}`),
  retrieveFile: ({ id }) => send('GET', `/files/${encodeURIComponent(id)}`),
  deleteFile: ({ id }) => send('DELETE', `/files/${encodeURIComponent(id)}`),
  downloadFile: async ({ id }) => ({
    content: await sendText('GET', `/files/${encodeURIComponent(id)}/content`),
  }),
  createUpload: ({ parameters }) => send('POST', '/uploads', { json: parameters }),
  addUploadPart: ({ id, ...task }) =>
    send('POST', `/uploads/${encodeURIComponent(id)}/parts`, { form: formOf('data', task) }),
  completeUpload: ({ id, parts }) =>
    send('POST', `/uploads/${encodeURIComponent(id)}/complete`, { json: { part_ids: parts } }),
  cancelUpload: ({ id }) => send('POST', `/uploads/${encodeURIComponent(id)}/cancel`),
});

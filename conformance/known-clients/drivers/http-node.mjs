import { Blob } from 'node:buffer';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import process from 'node:process';
import { runTasks } from './run-tasks.mjs';

// Arguments: the folder that has node_modules, and the name of the package; or none for Node.js itself.
const [, , folder, name] = process.argv;
const { OPENAI_BASE_URL: base, OPENAI_API_KEY: key } = process.env;
const { fetch, FormData } = globalThis;
const headers = { authorization: `Bearer ${key}` };
const library = folder === undefined ? undefined : createRequire(`${folder}/`)(name);

/** How each library sends a request with JSON or with a multipart body. */
const senders = {
  async axios(method, path, { json, form }) {
    const options = { method, url: base + path, headers, data: json ?? form };
    return (await (library.default ?? library).request(options)).data;
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
    return textOrJson(response.body);
  },
  undici: (method, path, body) => withFetch(library.fetch, method, path, body),
  node: (method, path, body) => withFetch(fetch, method, path, body),
};

async function withFetch(send, method, path, { json, form }) {
  const response = await send(base + path, {
    method,
    headers: json ? { ...headers, 'content-type': 'application/json' } : headers,
    body: json ? JSON.stringify(json) : form,
  });
  return textOrJson(await response.text());
}

function textOrJson(text) {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

const send = (method, path, body = {}) => senders[name ?? 'node'](method, path, body);

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
  downloadFile: async ({ id }) => ({ content: await send('GET', `/files/${id}/content`) }),
  createUpload: ({ parameters }) => send('POST', '/uploads', { json: parameters }),
  addUploadPart: ({ id, ...task }) =>
    send('POST', `/uploads/${id}/parts`, { form: formOf('data', task) }),
  completeUpload: ({ id, parts }) =>
    send('POST', `/uploads/${id}/complete`, { json: { part_ids: parts } }),
  cancelUpload: ({ id }) => send('POST', `/uploads/${id}/cancel`),
});

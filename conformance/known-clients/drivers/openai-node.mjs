import { Blob, Buffer } from 'node:buffer';
import { createReadStream, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import process from 'node:process';
import { runTasks } from './run-tasks.mjs';

// Arguments: the folder that has node_modules, and the name of the package.
const [, , folder, name] = process.argv;
const { OpenAI, toFile } = createRequire(`${folder}/`)(name);
const client = new OpenAI();

async function sourceOf({ as, path, filename }) {
  const bytes = readFileSync(path);
  switch (as) {
    case 'path':
      return createReadStream(path);
    case 'consumed':
      return consumed(path);
    case 'buffer':
      return bytes;
    case 'array-buffer':
      return new Uint8Array(bytes).buffer;
    case 'blob':
      return new Blob([bytes]);
    default:
      return toFile(Buffer.from(bytes), filename ?? 'notes.txt');
  }
}

/** A stream that something else has read to its end. */
async function consumed(path) {
  const stream = createReadStream(path);
  for await (const chunk of stream) if (chunk.length === 0) break;
  return stream;
}

await runTasks({
  createFile: async ({ purpose, expires, ...task }) =>
    client.files.create({
      purpose,
      file: await sourceOf(task),
      ...(expires && { expires_after: { anchor: 'created_at', seconds: expires } }),
    }),
  async listFiles({ limit }) {
    const ids = [];
    for await (const file of client.files.list({ limit })) ids.push(file.id);
    return { ids };
  },
  retrieveFile: ({ id }) => client.files.retrieve(id),
  deleteFile: ({ id }) => (client.files.delete ?? client.files.del).call(client.files, id),
  async downloadFile({ id }) {
    const response = await client.files.content(id);
    return { content: await response.text() };
  },
  createUpload: ({ parameters }) => client.uploads.create(parameters),
  addUploadPart: async ({ id, ...task }) =>
    client.uploads.parts.create(id, { data: await sourceOf(task) }),
  completeUpload: ({ id, parts }) => client.uploads.complete(id, { part_ids: parts }),
  cancelUpload: ({ id }) => client.uploads.cancel(id),
});

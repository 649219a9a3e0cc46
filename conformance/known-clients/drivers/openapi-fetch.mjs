import { Blob } from 'node:buffer';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import process from 'node:process';
import { runTasks } from './run-tasks.mjs';

// Argument: the folder that has node_modules.
const [, , folder] = process.argv;
const { OPENAI_BASE_URL: baseUrl, OPENAI_API_KEY: key } = process.env;
const library = createRequire(`${folder}/`)('openapi-fetch');
const headers = { Authorization: `Bearer ${key}` };
const client = library.default({ baseUrl, headers });

const dataOf = async (sent) => {
  const { data, error } = await sent;
  if (error !== undefined) throw new Error(JSON.stringify(error));
  return data;
};
const fileOf = ({ path }) => new Blob([readFileSync(path)]);

// As its types say: the body is the object of the schema.
await runTasks({
  createFile: ({ purpose, expires, ...task }) =>
    dataOf(
      client.POST('/files', {
        body: {
          purpose,
          file: fileOf(task),
          ...(expires && { expires_after: { anchor: 'created_at', seconds: expires } }),
        },
      }),
    ),
  listFiles: ({ limit }) => dataOf(client.GET('/files', { params: { query: { limit } } })),
  retrieveFile: ({ id }) =>
    dataOf(client.GET('/files/{file_id}', { params: { path: { file_id: id } } })),
  deleteFile: ({ id }) =>
    dataOf(client.DELETE('/files/{file_id}', { params: { path: { file_id: id } } })),
  createUpload: ({ parameters }) => dataOf(client.POST('/uploads', { body: parameters })),
  addUploadPart: ({ id, ...task }) =>
    dataOf(
      client.POST('/uploads/{upload_id}/parts', {
        params: { path: { upload_id: id } },
        body: { data: fileOf(task) },
      }),
    ),
  cancelUpload: ({ id }) =>
    dataOf(client.POST('/uploads/{upload_id}/cancel', { params: { path: { upload_id: id } } })),
});

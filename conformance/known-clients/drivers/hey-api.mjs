import { File } from 'node:buffer';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import process from 'node:process';
import { runTasks } from './run-tasks.mjs';

// Argument: the folder that has the generated client.
const [, , folder] = process.argv;
const { OPENAI_BASE_URL: baseUrl, OPENAI_API_KEY: auth } = process.env;
const load = createRequire(`${folder}/`);
const sdk = load('./compiled/index.js');
load('./compiled/client.gen.js').client.setConfig({ baseUrl, auth, throwOnError: true });

const fileOf = ({ path, filename = 'notes.txt' }) => new File([readFileSync(path)], filename);
const dataOf = async (sent) => (await sent).data;

await runTasks({
  createFile: ({ purpose, expires, ...task }) =>
    dataOf(
      sdk.createFile({
        body: {
          purpose,
          file: fileOf(task),
          ...(expires && { expires_after: { anchor: 'created_at', seconds: expires } }),
        },
      }),
    ),
  listFiles: ({ limit }) => dataOf(sdk.listFiles({ query: { limit } })),
  retrieveFile: ({ id }) => dataOf(sdk.retrieveFile({ path: { file_id: id } })),
  deleteFile: ({ id }) => dataOf(sdk.deleteFile({ path: { file_id: id } })),
  async downloadFile({ id }) {
    const data = await dataOf(sdk.downloadFile({ path: { file_id: id }, parseAs: 'text' }));
    return { content: data };
  },
  createUpload: ({ parameters }) => dataOf(sdk.createUpload({ body: parameters })),
  addUploadPart: ({ id, ...task }) =>
    dataOf(sdk.addUploadPart({ path: { upload_id: id }, body: { data: fileOf(task) } })),
  completeUpload: ({ id, parts }) =>
    dataOf(sdk.completeUpload({ path: { upload_id: id }, body: { part_ids: parts } })),
  cancelUpload: ({ id }) => dataOf(sdk.cancelUpload({ path: { upload_id: id } })),
});

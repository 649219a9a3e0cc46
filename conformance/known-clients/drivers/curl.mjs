import { execFile } from 'node:child_process';
import process from 'node:process';
import { promisify } from 'node:util';
import { runTasks } from './run-tasks.mjs';

const run = promisify(execFile);
const { OPENAI_BASE_URL: base, OPENAI_API_KEY: key } = process.env;
// The key is in a variable of the process, and not in a list of arguments.
const shell = 'exec curl -sS -H "Authorization: Bearer $OPENAI_API_KEY" "$@"';

async function curl(path, ...options) {
  const args = ['-c', shell, 'curl', ...options, `${base}${path}`];
  const { stdout } = await run('sh', args, { env: { ...process.env, OPENAI_API_KEY: key } });
  return stdout;
}

const json = async (path, ...options) => JSON.parse(await curl(path, ...options));
const withJson = (value) => ['-H', 'Content-Type: application/json', '-d', JSON.stringify(value)];

await runTasks({
  createFile: ({ purpose, expires, path, filename = 'notes.txt' }) =>
    json(
      '/files',
      '-F',
      `purpose=${purpose}`,
      '-F',
      `file=@${path};filename="${filename.replaceAll('"', '\\"')}"`,
      ...(expires
        ? ['-F', 'expires_after[anchor]=created_at', '-F', `expires_after[seconds]=${expires}`]
        : []),
    ),
  listFiles: ({ limit }) => json(`/files?limit=${limit}`, '--compressed'),
  retrieveFile: ({ id }) => json(`/files/${encodeURIComponent(id)}`, '--http1.0'),
  deleteFile: ({ id }) => json(`/files/${encodeURIComponent(id)}`, '-X', 'DELETE'),
  downloadFile: async ({ id }) => ({
    content: await curl(`/files/${encodeURIComponent(id)}/content`),
  }),
  createUpload: ({ parameters }) => json('/uploads', ...withJson(parameters)),
  addUploadPart: ({ id, path }) =>
    json(
      `/uploads/${encodeURIComponent(id)}/parts`,
      '-H',
      'Transfer-Encoding: chunked',
      '-H',
      'Expect: 100-continue',
      '-F',
      `data=@${path}`,
    ),
  completeUpload: ({ id, parts }) =>
    json(`/uploads/${encodeURIComponent(id)}/complete`, ...withJson({ part_ids: parts })),
  cancelUpload: ({ id }) => json(`/uploads/${encodeURIComponent(id)}/cancel`, '-X', 'POST'),
});

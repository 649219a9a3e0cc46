import { execFile } from 'node:child_process';
import process from 'node:process';
import { promisify } from 'node:util';
import { runTasks } from './run-tasks.mjs';

const run = promisify(execFile);
// Argument: the program.
const [, , program] = process.argv;

async function openai(...args) {
  const running = run(process.execPath, [program, ...args, '--format', 'jsonl']);
  running.child.stdin.end();
  const { stdout } = await running;
  return stdout;
}

const one = async (...args) => JSON.parse(await openai(...args));
const named = { skipped: 'a file has the name that it has on the disk' };
const bytes = { skipped: 'it takes no content but files' };

await runTasks({
  createFile({ purpose, expires, path, filename, as }) {
    if (filename !== undefined) return named;
    if (as === 'consumed') return bytes;
    const expiry = ['--expires-after.anchor', 'created_at', '--expires-after.seconds'];
    const options = expires === undefined ? [] : [...expiry, String(expires)];
    return one('files', 'create', '--purpose', purpose, '--file', path, ...options);
  },
  async listFiles({ limit }) {
    const lines = (await openai('files', 'list', '--limit', String(limit))).trim().split('\n');
    return { ids: lines.map((line) => JSON.parse(line).id) };
  },
  retrieveFile: ({ id }) => one('files', 'retrieve', id),
  deleteFile: ({ id }) => one('files', 'delete', id),
  downloadFile: async ({ id }) => ({ content: await openai('files', 'content', id) }),
  createUpload: ({ parameters }) =>
    one(
      'uploads',
      'create',
      ...['bytes', 'filename', 'mime_type', 'purpose'].flatMap((name) => [
        `--${name.replace('_', '-')}`,
        String(parameters[name]),
      ]),
    ),
  addUploadPart: ({ id, path }) => one('uploads:parts', 'create', id, '--data', path),
  completeUpload: ({ id, parts }) =>
    one('uploads', 'complete', id, ...parts.flatMap((part) => ['--part-id', part])),
  cancelUpload: ({ id }) => one('uploads', 'cancel', id),
});

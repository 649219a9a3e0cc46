import type { components, FileObject, Upload } from 'upspec/types';
import { NotFoundError, OpenAI, toFile } from 'upspec/client';
import { fileFromPath } from 'upspec/client/node';
import { assertUpload, isFileObject, validateUpload } from 'upspec/validators';
import schema from 'upspec/schemas/Upload.json' with { type: 'json' };
import { lint } from 'upspec/generator';
import { check, serve } from 'upspec/conformance';

const server = await serve({ apiKey: 'fresh-key' });
const client = new OpenAI({ baseURL: server.url, apiKey: 'fresh-key' });

const file: FileObject = await client.files.create({
  file: await toFile(new TextEncoder().encode('{"a": 1}\n'), 'a.jsonl'),
  purpose: 'batch',
});
const bytes: number = file.bytes;
const again = await client.files.create({
  file: await fileFromPath('package.json'),
  purpose: 'user_data',
});
for await (const listed of client.files.list({ limit: 1 })) {
  if (!isFileObject(listed)) throw new Error('listed something that is no file');
}

const value: unknown = JSON.parse('{}');
const result = validateUpload(value);
if (result.ok) throw new Error('an empty object passed as an Upload');
const upload: Upload = await client.uploads.create({
  bytes,
  filename: 'a.jsonl',
  mime_type: 'text/jsonl',
  purpose: 'batch',
});
assertUpload(upload);
const status: components['schemas']['Upload']['status'] = upload.status;

// @ts-expect-error a bare Buffer has no filename, and the API refuses a file without one
const wrong = client.files.create({ file: Buffer.from('x'), purpose: 'batch' });
await wrong.then(
  () => {
    throw new Error('a file without a name was sent');
  },
  () => undefined,
);
const missing = await client.files.retrieve('file-missing').catch((error: unknown) => error);
if (!(missing instanceof NotFoundError)) throw new Error('an unknown file was found');
for (const { id } of [file, again]) await client.files.delete(id);

const faults = await lint({ spec: 'node_modules/upspec/spec/openapi.yaml' });
const verdict = await check({ url: server.url, apiKey: 'fresh-key', only: ['files/create/**'] });
await server.close();
console.log(schema.title, status, bytes, faults.length, verdict.counts.fail);

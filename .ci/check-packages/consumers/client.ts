// Uses every entry of the client against the server that OPENAI_BASE_URL names.
import { NotFoundError, OpenAI, toFile } from '@upspec/openai-files';
import contract from '@upspec/openai-files/contract.json' with { type: 'json' };
import { fileFromPath } from '@upspec/openai-files/node';
import schema from '@upspec/openai-files/schemas/Upload.json' with { type: 'json' };
import type { components, FileObject, Upload } from '@upspec/openai-files/types';
import { assertUpload, isFileObject, validateUpload } from '@upspec/openai-files/validators';

const client = new OpenAI();

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

console.log(schema.title, status, bytes > 0);
console.log(Object.keys(contract.operations).length > 0, contract.requirements.length > 0);

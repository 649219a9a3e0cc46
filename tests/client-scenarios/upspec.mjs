// The smallest program that calls each operation once; it fails with the first error.
import { readFileSync } from 'node:fs';
import { OpenAI, toFile } from '@upspec/openai-files';

const client = new OpenAI();
const content = readFileSync(new URL('content.jsonl', import.meta.url));
const file = await client.files.create({
  file: await toFile(content, 'content.jsonl'),
  purpose: 'user_data',
});
const ids = [];
for await (const { id } of client.files.list({ limit: 1 })) ids.push(id);
await client.files.retrieve(file.id);
const received = await (await client.files.content(file.id)).arrayBuffer();
if (!Buffer.from(received).equals(content)) throw new Error('other content');
const upload = await client.uploads.create({
  bytes: 2 * content.length,
  filename: 'twice.jsonl',
  mime_type: 'text/jsonl',
  purpose: 'user_data',
});
const parts = [];
for (const each of [content, content]) {
  parts.push(await client.uploads.parts.create(upload.id, { data: await toFile(each, 'part') }));
}
await client.uploads.complete(upload.id, { part_ids: parts.map(({ id }) => id) });
await client.files.delete(file.id);

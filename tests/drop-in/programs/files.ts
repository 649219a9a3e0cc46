import fs from 'node:fs';
import OpenAI, { toFile, toStreamingFile } from 'openai';

/** Each way to pass a file, and each call of files, as a program for the official library does it. */
const client = new OpenAI();
const path = process.argv[2] ?? '';
const expires_after = { anchor: 'created_at', seconds: 86_400 } as const;

async function* lines(): AsyncGenerator<Uint8Array> {
  for (const line of ['{"a": 1}\n', '{"b": 2}\n']) yield new TextEncoder().encode(line);
}

const params: OpenAI.FileCreateParams = {
  file: new File(['my bytes'], 'input.jsonl'),
  purpose: 'fine-tune',
};
const created: OpenAI.FileObject[] = [
  await client.files.create({ file: fs.createReadStream(path), purpose: 'fine-tune' }),
  await client.files.create(params),
  await client.files.create({
    file: await toFile(Buffer.from('my bytes'), 'b.jsonl'),
    purpose: 'batch',
  }),
  await client.files.create({
    file: await toFile(new Uint8Array([0, 1, 2]), 'c.bin', { type: 'application/octet-stream' }),
    purpose: 'user_data',
    expires_after,
  }),
  await client.files.create({ file: toStreamingFile(lines(), 'd.jsonl'), purpose: 'batch' }),
  await client.files.create({
    file: OpenAI.toStreamingFile(new Blob(['{}\n']).stream(), 'e.jsonl', { type: 'text/jsonl' }),
    purpose: 'batch',
  }),
];
for (const { filename, bytes, purpose } of created) console.log(filename, bytes, purpose);

const [first] = created;
const id = first?.id ?? '';
const file: OpenAI.Files.FileObject = await client.files.waitForProcessing(id, {
  pollInterval: 10,
});
console.log(file.status);
const retrieved = await client.files.retrieve(id);
console.log(typeof retrieved._request_id, Object.keys(retrieved).includes('_request_id'));

const { data, response, request_id } = await client.files.retrieve(id).withResponse();
console.log(data.id === id, response.status, typeof request_id);
console.log((await client.files.retrieve(id).asResponse()).headers.get('content-type'));

let page = await client.files.list({ limit: 2, order: 'asc' });
const names: string[] = page.data.map(({ filename }) => filename);
while (page.hasNextPage()) {
  page = await page.getNextPage();
  names.push(...page.getPaginatedItems().map(({ filename }) => filename));
}
console.log(names.join(' '));
const none: OpenAI.FileListParams | null = null;
for (const { data } of [
  await client.files.list({ maxRetries: 0, signal: new AbortController().signal }),
  await client.files.list(none, { query: { limit: 1 } }),
]) {
  console.log(data.length);
}
for await (const each of client.files.list({ purpose: 'user_data' })) console.log(each.filename);

const content = await client.files.content(id);
console.log((await content.text()).length);
const deleted: OpenAI.FileDeleted = await client.files.delete(id);
console.log(deleted.deleted);

const error = await client.files.retrieve(id).catch((failure: unknown) => failure);
if (!(error instanceof OpenAI.APIError)) throw error;
console.log(
  error.status,
  error instanceof OpenAI.NotFoundError,
  error.param,
  error.code,
  error.type,
);

import OpenAI, { toFile } from 'openai';

/** One file in several parts, as a program for the official library sends it. */
const client = new OpenAI({ maxRetries: 3, timeout: 20_000 });
const pieces = ['first,', 'second,', 'third'].map((text) => Buffer.from(text));

const upload: OpenAI.Upload = await client.uploads.create({
  bytes: pieces.reduce((sum, { length }) => sum + length, 0),
  filename: 'joined.txt',
  mime_type: 'text/plain',
  purpose: 'assistants',
});
const parts: OpenAI.Uploads.UploadPart[] = [];
for (const piece of pieces) {
  const data = await toFile(piece, 'piece');
  parts.push(await client.uploads.parts.create(upload.id, { data }));
}
const params: OpenAI.UploadCompleteParams = { part_ids: parts.map(({ id }) => id) };
const completed = await client.uploads.complete(upload.id, params);
console.log(completed.status, completed.file?.filename, completed.file?.bytes);
console.log(await (await client.files.content(completed.file?.id ?? '')).text());

const other = await client.uploads.create({
  bytes: 1,
  filename: 'a.txt',
  mime_type: 'text/plain',
  purpose: 'assistants',
});
console.log((await client.uploads.cancel(other.id)).status);

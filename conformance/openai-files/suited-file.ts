/** A small file that any server accepts for its purpose, also if it validates files. */
export interface SuitedFile {
  readonly filename: string;
  readonly mediaType: string;
  readonly content: Buffer;
}

/** A file in the documented format of a purpose. Default: JSON lines. */
export function suitedFile(purpose: string): SuitedFile {
  return files.get(purpose) ?? lines([{ probe: 1 }]);
}

function lines(values: readonly unknown[]): SuitedFile {
  const text = values.map((value) => `${JSON.stringify(value)}\n`).join('');
  return { filename: 'a.jsonl', mediaType: 'text/jsonl', content: Buffer.from(text) };
}

const question = { role: 'user', content: 'Is it raining?' };
const response = { role: 'assistant', content: 'Look outside.' };
const note: SuitedFile = {
  filename: 'a.txt',
  mediaType: 'text/plain',
  content: Buffer.from('Is it raining?\n'),
};

/** One pixel. */
const image =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==';

/** PNG, section 11.3.4.3: a chunk that precedes the pixels. */
function withResolution(png: Buffer): Buffer {
  const header = 33;
  const chunk = Buffer.from('000000097048597300000b1300000b1301009a9c18', 'hex');
  return Buffer.concat([png.subarray(0, header), chunk, png.subarray(header)]);
}

const files: ReadonlyMap<string, SuitedFile> = new Map(
  Object.entries({
    assistants: note,
    user_data: note,
    vision: {
      filename: 'a.png',
      mediaType: 'image/png',
      content: withResolution(Buffer.from(image, 'base64')),
    },
    batch: lines([
      {
        custom_id: '1',
        method: 'POST',
        url: '/v1/chat/completions',
        body: { model: 'gpt-4o', messages: [question] },
      },
    ]),
    // A training file needs at least ten examples.
    'fine-tune': lines(Array.from({ length: 10 }, () => ({ messages: [question, response] }))),
    evals: lines([{ item: { q: 'Any rain?' } }]),
  }),
);

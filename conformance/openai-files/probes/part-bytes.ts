import type { OpenAIProbe } from './openai-probe.js';
import { fileIdOf } from './responses.js';
import { downloadJoined } from './download-joined.js';
import { openUpload, sendParts, sizeOf, skipSmallParts } from './make-upload.js';
import { completeUpload } from './upload-requests.js';

/** Parts that servers were seen to change, or may change. */
interface Pieces {
  readonly name: string;
  /** The beginning of a sentence: `A part that looks like base64`. */
  readonly title: string;
  /** Together they are JSON lines, which a server that validates files accepts. */
  readonly pieces: readonly (string | Buffer)[];
}

const characters = Buffer.from('{"a":"żółw 🐢"}\n');

const corpus: readonly Pieces[] = [
  {
    name: 'base64',
    title: 'A part that looks like base64',
    pieces: ['{"a":"', 'aGVsbG8gd29ybGQ=', '"}\n'],
  },
  {
    name: 'hexadecimal',
    title: 'A part that looks like hexadecimal digits',
    pieces: ['{"a":"', '68656c6c6f', '"}\n'],
  },
  {
    name: 'percent',
    title: 'A part that looks percent-encoded',
    pieces: ['{"a":"', 'x%22%0D%0A+y&z=1', '"}\n'],
  },
  {
    name: 'json-text',
    title: 'A part that is a complete JSON text',
    pieces: ['{"a":', '"x\\n\\u00e9y"', ',"b":', 'null', '}\n'],
  },
  {
    name: 'blanks',
    title: 'A part with white space at both ends',
    pieces: ['\n \t{"a":1}\t ', ' \n', '  \n{"b":2}\n\n'],
  },
  {
    name: 'line-end',
    title: 'A CRLF split between two parts',
    pieces: ['{"a":1}\r', '\n{"b":2}', '\r', '\n'],
  },
  {
    name: 'letters',
    title: 'A UTF-8 character split between two parts',
    pieces: [
      characters.subarray(0, 7),
      characters.subarray(7, 9),
      characters.subarray(9, 15),
      characters.subarray(15),
    ],
  },
  {
    name: 'boundary',
    title: 'A part that looks like the end of a multipart body',
    pieces: ['{"a":"--upspec--', '--upspec-raw-part--', '"}\n'],
  },
];

/** The bytes of parts are stored unchanged. */
export const partBytesProbes: readonly OpenAIProbe[] = corpus.map(
  ({ name, title, pieces }): OpenAIProbe => ({
    name: `uploads/parts/bytes-${name}`,
    title: `${title} is in the file byte for byte`,
    requirements: ['PART-05', 'CONTENT-01'],
    operations: ['createUpload', 'addUploadPart', 'completeUpload', 'downloadFile'],
    capabilities: ['uploads'],
    evidence: ['document: data is the chunk of bytes for the part'],
    skip: skipSmallParts,
    async run(target) {
      const contents = pieces.map((piece) => Buffer.from(piece));
      const upload = await openUpload(target, sizeOf(contents));
      const ids = await sendParts(target, upload, contents);
      const options = { requirements: ['PART-05'] };
      const completed = await target.send(completeUpload(upload, { part_ids: ids }, options));
      const joined = { file: fileIdOf(completed), parts: contents };
      await downloadJoined(target, { ...joined, requirement: 'PART-05' });
    },
  }),
);

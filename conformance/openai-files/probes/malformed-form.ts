import type { OpenAIProbe, OpenAITarget } from './openai-probe.js';
import { openUpload } from './make-upload.js';
import { rarest } from './purposes.js';
import { checkStillThere } from './still-there.js';

/** A body that is declared as multipart and is not valid multipart. */
interface Malformed {
  readonly name: string;
  /** The beginning of a sentence: `A multipart body that is cut off in the head of a part`. */
  readonly title: string;
  /** The parameter of the media type. Default: `; boundary=x`. */
  readonly parameter?: string;
  body(part: string): string;
}

/** One part with a file, or with data, without an end. */
const open = (part: string): string =>
  `--x\r\nContent-Disposition: form-data; name="${part}"; filename="a.jsonl"\r\n\r\n{"a":1}\n`;
const end = '\r\n--x--\r\n';

const corpus: readonly Malformed[] = [
  { name: 'no-end', title: 'A multipart body without its last boundary', body: open },
  {
    name: 'half-an-end',
    title: 'A multipart body whose last boundary is cut off',
    body: (part) => `${open(part)}\r\n--x`,
  },
  {
    name: 'head-alone',
    title: 'A multipart body that is cut off in the head of a part',
    body: (part) => open(part).slice(0, 60),
  },
  { name: 'text', title: 'A text that is not multipart', body: () => 'this is not multipart' },
  {
    name: 'no-boundary',
    title: 'A multipart body without a boundary in its media type',
    parameter: '',
    body: (part) => open(part) + end,
  },
  {
    name: 'empty-boundary',
    title: 'A multipart body with an empty boundary in its media type',
    parameter: '; boundary=',
    body: (part) => open(part) + end,
  },
  {
    name: 'another-boundary',
    title: 'A multipart body with another boundary in its media type',
    parameter: '; boundary=y',
    body: (part) => open(part) + end,
  },
  {
    name: 'no-name',
    title: 'A multipart body whose part has no name',
    body: (part) => open(part).replace(`name="${part}"; `, '') + end,
  },
  {
    name: 'no-disposition',
    title: 'A multipart body whose part has no head',
    body: () => `--x\r\n\r\n{"a":1}\n${end}`,
  },
];

/** Invalid multipart bodies do not create files or parts. */
export const malformedFormProbes: readonly OpenAIProbe[] = corpus.flatMap((form) => [
  {
    name: `errors/form-of-a-file-${form.name}`,
    title: `${form.title} does not create a file`,
    requirements: ['ERROR-11', 'ERROR-01', 'ERROR-09'],
    operations: ['createFile'],
    evidence: ['document: the body is multipart/form-data'],
    async run(target: OpenAITarget) {
      const purpose = `--x\r\nContent-Disposition: form-data; name="purpose"\r\n\r\n${rarest(target.profile)}\r\n`;
      await expectRejection(target, { ...form, path: '/files', part: 'file', before: purpose });
    },
  },
  {
    name: `errors/form-of-a-part-${form.name}`,
    title: `${form.title} does not add a part`,
    requirements: ['ERROR-12', 'ERROR-01', 'ERROR-09'],
    operations: ['createUpload', 'addUploadPart'],
    capabilities: ['uploads'],
    evidence: ['document: the body is multipart/form-data'],
    async run(target: OpenAITarget) {
      const path = `/uploads/${encodeURIComponent(await openUpload(target, 8))}/parts`;
      await expectRejection(target, { ...form, path, part: 'data', before: '' });
    },
  },
]);

interface RejectedForm extends Malformed {
  readonly path: string;
  readonly part: string;
  readonly before: string;
}

async function expectRejection(target: OpenAITarget, form: RejectedForm): Promise<void> {
  const { path, part, before, body, parameter = '; boundary=x' } = form;
  const response = await target.send({
    operation: part === 'file' ? 'createFile' : 'addUploadPart',
    method: 'POST',
    path,
    want: 422,
    headers: { 'content-type': `multipart/form-data${parameter}` },
    body: { text: before + body(part) },
  });
  await checkStillThere(target, response);
}

import type { RecordedBody } from '../../fixture-format/fixture.js';
import type { ProbeRequest } from '../../probe-contract/probe.js';
import type { OpenAIProbe, OpenAITarget } from './openai-probe.js';
import { newUpload, openUpload } from './make-upload.js';
import { checkRejection, checkStillThere } from './still-there.js';
import { completeUpload, createUpload } from './upload-requests.js';

/** How many levels deep. */
const depth = 10_000;

interface Malformed {
  readonly name: string;
  /** The end of a sentence: `that is cut off inside a string`. */
  readonly title: string;
  readonly body: RecordedBody;
}

const malformed: readonly Malformed[] = [
  { name: 'empty', title: 'of zero bytes', body: { text: '' } },
  { name: 'blank', title: 'of white space', body: { text: ' \n\t ' } },
  { name: 'cut', title: 'that is cut off inside a string', body: { text: '{"filename":"a' } },
  { name: 'comma', title: 'with a trailing comma', body: { text: '{"bytes":1,}' } },
  { name: 'single-quotes', title: 'with single quotes', body: { text: "{'bytes':1}" } },
  { name: 'not-a-number', title: 'with NaN', body: { text: '{"bytes":NaN}' } },
  { name: 'two', title: 'of two JSON documents', body: { text: '{"bytes":1}{"bytes":1}' } },
  {
    name: 'control',
    title: 'with an unescaped line end in a string',
    body: { text: '{"filename":"a\nb"}' },
  },
  { name: 'zeros', title: 'of NUL bytes', body: { base64: Buffer.alloc(8).toString('base64') } },
  { name: 'utf-16', title: 'in UTF-16', body: { base64: inUtf16('{"bytes":1}') } },
  { name: 'deep-arrays', title: 'of ten thousand open arrays', body: { text: '['.repeat(depth) } },
  {
    name: 'deep-objects',
    title: 'of ten thousand open objects',
    body: { text: '{"a":'.repeat(depth) },
  },
  {
    name: 'deep-closed',
    title: 'of ten thousand nested arrays',
    body: { text: '['.repeat(depth) + ']'.repeat(depth) },
  },
];

const common: Pick<OpenAIProbe, 'operations' | 'capabilities' | 'evidence'> = {
  operations: ['createUpload', 'completeUpload'],
  capabilities: ['uploads'],
  evidence: ['document: the body is application/json'],
};

const topNames: Readonly<Record<string, string>> = {
  null: 'null',
  true: 'boolean',
  1: 'number',
  '"text"': 'string',
  '[]': 'array',
};

/** Bodies that are not valid JSON, or not usable JSON, are rejected. */
export const malformedJsonProbes: readonly OpenAIProbe[] = [
  ...malformed.map(({ name, title, body }): OpenAIProbe => ({
    ...common,
    name: `errors/json-${name}`,
    title: `A body ${title} is rejected where JSON is required`,
    requirements: ['ERROR-10', 'ERROR-01', 'ERROR-09'],
    async run(target) {
      for (const request of await requestsOf(target, body)) {
        const response = await target.send({ ...request, want: 422 });
        await checkStillThere(target, response);
      }
    },
  })),
  ...['null', 'true', '1', '"text"', '[]'].map((text): OpenAIProbe => ({
    ...common,
    name: `errors/json-${topNames[text] ?? 'other'}`,
    title: `A body that is ${text} is rejected where an object is required`,
    requirements: ['UPLOAD-08', 'COMPLETE-08'],
    async run(target) {
      const [create, complete] = await requestsOf(target, { text });
      await target.send({ ...create, want: 422, requirements: ['UPLOAD-08'] });
      await target.send({ ...complete, want: 422, requirements: ['COMPLETE-08'] });
    },
  })),
  {
    ...common,
    name: 'errors/json-unclear',
    title: 'Ambiguous JSON causes no server error',
    requirements: ['ERROR-10', 'ERROR-07'],
    async run(target) {
      const upload = { ...newUpload(target.profile, 1), filename: 'unclear.jsonl' };
      const requested = JSON.stringify(upload);
      const [first = '', second = ''] = [
        requested.replace('{', '{"bytes":2,'),
        `\uFEFF${requested}`,
      ];
      const stray = Buffer.from(requested.replace('unclear', 'un\xffclear'), 'latin1');
      const half = requested.replace('unclear', 'un\\ud800clear');
      const bodies: readonly RecordedBody[] = [
        { text: first },
        { text: second },
        { base64: stray.toString('base64') },
        { text: half },
      ];
      for (const body of bodies) {
        for (const request of await requestsOf(target, body)) {
          const response = await target.send({ ...request, want: 'any' });
          checkRejection(target, response, { requirement: 'ERROR-10', success: false });
          await checkStillThere(target, response);
        }
      }
    },
  },
];

type Both = readonly [create: ProbeRequest, complete: ProbeRequest];

/** The two requests with a JSON body, with another body in its place. */
async function requestsOf(target: OpenAITarget, body: RecordedBody): Promise<Both> {
  const upload = await openUpload(target, 1);
  const headers = { 'content-type': 'application/json' };
  return [
    { ...createUpload({}), headers, body },
    { ...completeUpload(upload, { part_ids: [] }), headers, body },
  ];
}

function inUtf16(text: string): string {
  return Buffer.from(text, 'utf16le').toString('base64');
}

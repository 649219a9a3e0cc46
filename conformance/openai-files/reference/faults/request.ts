import type { PlainReply } from '../handler.js';
import { mediaType } from '../media-type.js';
import { Rejection } from '../rejection.js';
import { rejections } from '../rejections.js';
import { insteadOf } from '../seams/errors.js';
import { inBodies, type FilePart } from '../seams/bodies.js';
import { htmlPage } from '../seams/plain-reply.js';
import { inRule, type Seam } from '../seams/seam.js';
import type { Fault } from './fault.js';

/** Fails with 500 on multipart bodies that cannot be parsed. */
const breakingOver = (filePart: FilePart, isBreaking: (type: string) => boolean): Seam => {
  return inRule('forms', 'readForm', (readForm) => async (request, rules, store) => {
    try {
      return await readForm(request, rules, store);
    } catch (error) {
      const isHere = rules.filePart === filePart && isBreaking(mediaType(request.headers));
      throw isHere && error instanceof Rejection ? rejections.serverFailure('form') : error;
    }
  });
};

/** Accepts a multipart body that is cut off. */
const extension = (id: 'createFile' | 'addUploadPart'): Seam =>
  inBodies([id], (bytes, { headers }) => {
    const boundary = /boundary="?([^";]+)/.exec(headers['content-type'] ?? '')?.[1] ?? '';
    const end = Buffer.from(`\r\n--${boundary}--\r\n`);
    return bytes.includes(end) || bytes.length === 0 ? bytes : Buffer.concat([bytes, end]);
  });

/** Fails with 500 on JSON that cannot be parsed, or on some that can. */
const breakingOverJson = (isBreaking: (text: Buffer) => boolean): Seam => {
  return inRule('json', 'parseJson', (parseJson) => (bytes) => {
    if (isBreaking(Buffer.from(bytes))) throw rejections.serverFailure('json');
    return parseJson(bytes);
  });
};

function isMalformed(bytes: Buffer): boolean {
  try {
    JSON.parse(bytes.toString('utf8'));
    return false;
  } catch {
    return true;
  }
}

const badJson = rejections.malformedJson().message;
const page = (): PlainReply => htmlPage(400, 'SyntaxError: Unexpected token in JSON');

export const requestFaults: readonly Fault[] = [
  {
    name: 'request-bad-json-500',
    requirement: 'ERROR-10',
    text: 'fails with 500 on malformed JSON',
    wild: 'error envelope',
    seam: breakingOverJson(isMalformed),
  },
  {
    name: 'request-bad-json-html',
    requirement: 'ERROR-09',
    text: 'returns an HTML page for malformed JSON',
    wild: 'error envelope',
    seam: insteadOf(400, ['createUpload', 'completeUpload'], (rejection) => {
      return rejection.message === badJson ? page() : rejection;
    }),
  },
  {
    name: 'request-no-json-500',
    requirement: 'ERROR-10',
    text: 'fails with 500 if a JSON body is missing',
    seam: breakingOverJson((bytes) => bytes.length === 0),
  },
  {
    name: 'request-deep-json-500',
    requirement: 'ERROR-10',
    text: 'fails with 500 on deeply nested JSON',
    seam: breakingOverJson((bytes) => /[[{]{500}/.test(bytes.toString().replace(/[^[{\]}]/g, ''))),
  },
  {
    name: 'request-bad-utf8-500',
    requirement: 'ERROR-10',
    text: 'fails with 500 on JSON that is not UTF-8',
    seam: breakingOverJson((bytes) => !Buffer.from(bytes.toString('utf8')).equals(bytes)),
  },
  {
    name: 'request-bad-file-form-500',
    requirement: 'ERROR-11',
    text: 'fails with 500 on a malformed multipart body of a file',
    wild: 'error envelope',
    seam: breakingOver('file', (type) => type === 'multipart/form-data'),
  },
  {
    name: 'request-cut-file-form-taken',
    requirement: 'ERROR-11',
    text: 'creates a file from a multipart body that is cut off',
    seam: extension('createFile'),
  },
  {
    name: 'request-bad-part-form-500',
    requirement: 'ERROR-12',
    text: 'fails with 500 on a malformed multipart body of a part',
    wild: 'error envelope',
    seam: breakingOver('data', (type) => type === 'multipart/form-data'),
  },
  {
    name: 'request-cut-part-form-taken',
    requirement: 'ERROR-12',
    text: 'creates a part from a multipart body that is cut off',
    seam: extension('addUploadPart'),
  },
  {
    name: 'request-json-as-form-500',
    requirement: 'ERROR-13',
    text: 'fails with 500 on a file sent as JSON',
    seam: breakingOver('file', (type) => type !== 'multipart/form-data'),
  },
  {
    name: 'request-json-as-form-taken',
    requirement: 'ERROR-13',
    text: 'creates a file from any body, also from one that is not multipart',
    seam: inRule('forms', 'readForm', (readForm) => async (request, rules, store) => {
      const isForm = mediaType(request.headers) === 'multipart/form-data';
      if (isForm || rules.filePart !== 'file') return readForm(request, rules, store);
      const chunk = await store.receive(request.openBody());
      const fields = new Map([['purpose', 'user_data']]);
      return { fields, file: { filename: 'body', chunk } };
    }),
  },
];

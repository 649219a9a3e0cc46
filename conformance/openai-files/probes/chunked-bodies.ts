import { valueAt } from '@upspec/document/json-pointer';
import { ProbeEnded, type Answer, type ProbeRequest } from '../../probe/probe.js';
import type { OpenAIProbe, OpenAITarget } from './openai-probe.js';
import { freshFile } from '../contents/fresh-file.js';
import { encodeBody } from '../../replay/encode-body.js';
import { fileIdOf, idOf } from './answers.js';
import { askUnlessClosed } from './ask-unless-closed.js';
import { chunkings, inChunks, inTwoChunks, type Chunking } from './chunked.js';
import { keepsPlain } from './keeps-plain.js';
import { askUpload, lines, openUpload, sendParts, skipSmallParts } from './make-upload.js';
import { downloadable, rarest } from './purposes.js';
import { rawRequest } from './raw-requests.js';
import { asBody, createFile, downloadFile } from './requests.js';
import { addPart, completeUpload, createUpload } from './upload-requests.js';
import { atStatus, atBody } from '../../difference/location.js';
import { statusOf, valueOf } from '../../difference/reading.js';

const common: Pick<OpenAIProbe, 'requirements' | 'evidence' | 'isNarrow'> = {
  isNarrow: true,
  requirements: ['HTTP-01', 'HTTP-02'],
  evidence: ['standard: RFC 9112, section 7.1'],
};
const wish = { requirements: ['HTTP-01'] };

/** Chunked bodies, as clients send what they read from a stream. */
export const chunkedBodyProbes: readonly OpenAIProbe[] = [
  {
    ...common,
    name: 'errors/http-chunked',
    title: 'A chunked body is accepted',
    operations: ['createUpload'],
    capabilities: ['uploads'],
    async run(target) {
      await askInChunks(target, createUpload(askUpload(target.profile, 1)), inTwoChunks);
    },
  },
  {
    ...common,
    name: 'errors/http-completion-in-chunks',
    title: 'A completion with a chunked body is accepted',
    operations: ['createUpload', 'addUploadPart', 'completeUpload'],
    capabilities: ['uploads'],
    skip: skipSmallParts,
    async run(target) {
      const upload = await openUpload(target, 1);
      const part_ids = await sendParts(target, upload, [Buffer.from('\n')]);
      await askInChunks(target, completeUpload(upload, { part_ids }), inTwoChunks);
    },
  },
  ...chunkings.map(fileProbe),
  ...chunkings.map(partProbe),
];

function fileProbe(chunking: Chunking): OpenAIProbe {
  return {
    ...common,
    name: `errors/http-file-${chunking.name}`,
    title: `A file ${chunking.title} is read completely`,
    operations: ['createFile', 'downloadFile'],
    async run(target) {
      const [given] = downloadable(target.profile);
      const purpose = given ?? rarest(target.profile);
      const { content } = freshFile(target, purpose);
      const made = await askInChunks(target, createFile({ purpose, content }), chunking);
      const bytes = valueAt(made.json, '/bytes');
      const expected = content.length;
      if (bytes === expected) {
        if (given === undefined) return;
        await target.ask(downloadFile(idOf(made), { ...wish, wantContent: asBody(content) }));
      } else if (await keepsPlain(target, { file: { purpose }, name: 'bytes', expected })) {
        const found = { expected: valueOf(expected), actual: valueOf(bytes) };
        target.find(made, { requirement: 'HTTP-01', location: atBody('/bytes'), ...found });
      }
    },
  };
}

function partProbe(chunking: Chunking): OpenAIProbe {
  return {
    ...common,
    name: `errors/http-part-${chunking.name}`,
    title: `A part ${chunking.title} is read completely`,
    operations: ['createUpload', 'addUploadPart', 'completeUpload', 'downloadFile'],
    capabilities: ['uploads'],
    skip: skipSmallParts,
    async run(target) {
      const [content = Buffer.alloc(0)] = lines(target, 1);
      const upload = await openUpload(target, content.length);
      const added = await askInChunks(target, addPart(upload, content), chunking);
      const completed = await target.ask(completeUpload(upload, { part_ids: [idOf(added)] }, wish));
      const wanted = { ...wish, wantContent: asBody(content) };
      await target.ask(downloadFile(fileIdOf(completed), wanted));
    },
  };
}

/**
 * Sends a request with a chunked body.
 *
 * @throws {ProbeEnded} when it is rejected, which is reported
 */
async function askInChunks(
  target: OpenAITarget,
  plain: ProbeRequest,
  chunking: Chunking,
): Promise<Answer> {
  const { method, path, operation, body } = plain;
  const { bytes, contentType = '' } = encodeBody(body ?? { text: '' });
  const request = { method, path, type: contentType, ...inChunks(bytes, chunking) };
  const ask = (): Promise<Answer> =>
    target.askRaw({
      ...(operation !== undefined && { operation }),
      want: 'any',
      ...rawRequest(request),
    });
  const answer = await askUnlessClosed(target, { ask, plain, requirement: 'HTTP-01' });
  if (answer.status >= 200 && answer.status < 300) return answer;
  // RFC 9112, section 6.3: a server MAY respond with 411. Clients can then not send a stream.
  const requirement = answer.status === 411 ? 'HTTP-02' : 'HTTP-01';
  const actual = statusOf(answer.status);
  target.find(answer, { requirement, location: atStatus, expected: statusOf(200), actual });
  throw new ProbeEnded('the chunked body was rejected');
}

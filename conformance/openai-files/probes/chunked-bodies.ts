import { valueAt } from '@upspec/document/json-pointer';
import { ProbeEnded, type ProbeResponse, type ProbeRequest } from '../../probe-contract/probe.js';
import type { OpenAIProbe, OpenAITarget } from './openai-probe.js';
import { freshFile } from '../contents/fresh-file.js';
import { encodeBody } from '../../replay/encode-body.js';
import { findLostBytes } from './completion-causes.js';
import { downloadJoined } from './download-joined.js';
import { fileIdOf, idOf } from './responses.js';
import { sendUnlessClosed } from './send-unless-closed.js';
import { chunkings, inChunks, inTwoChunks, type Chunking } from './chunked.js';
import { keepsPlain } from './keeps-plain.js';
import { newUpload, lines, openUpload, sendParts, skipSmallParts } from './make-upload.js';
import { downloadable, rarest } from './purposes.js';
import { rawRequest } from './raw-requests.js';
import { asBody, createFile, downloadFile } from './requests.js';
import { addPart, completeUpload, createUpload } from './upload-requests.js';
import { atStatus, atBody } from '../../difference/location.js';
import { statusOf, valueOf } from '../../difference/reading.js';

const common: Pick<OpenAIProbe, 'requirements' | 'evidence' | 'isScoped'> = {
  isScoped: true,
  requirements: ['HTTP-01', 'HTTP-02'],
  evidence: ['standard: RFC 9112, section 7.1'],
};
const options = { requirements: ['HTTP-01'] };

/** Chunked bodies, as clients send what they read from a stream. */
export const chunkedBodyProbes: readonly OpenAIProbe[] = [
  {
    ...common,
    name: 'errors/http-chunked',
    title: 'A chunked body is accepted',
    operations: ['createUpload'],
    capabilities: ['uploads'],
    async run(target) {
      await sendInChunks(target, createUpload(newUpload(target.profile, 1)), inTwoChunks);
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
      await sendInChunks(target, completeUpload(upload, { part_ids }), inTwoChunks);
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
      const { filename, content } = freshFile(target, purpose);
      const file = createFile({ purpose, filename, content });
      const created = await sendInChunks(target, file, chunking);
      const bytes = valueAt(created.json, '/bytes');
      const expected = content.length;
      if (bytes === expected) {
        if (given === undefined) return;
        await target.send(
          downloadFile(idOf(created), { ...options, wantContent: asBody(content) }),
        );
      } else if (await keepsPlain(target, { file: { purpose }, name: 'bytes', expected })) {
        const found = { expected: valueOf(expected), actual: valueOf(bytes) };
        target.find(created, { requirement: 'HTTP-01', location: atBody('/bytes'), ...found });
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
      const added = await sendInChunks(target, addPart(upload, content), chunking);
      const otherCause = (): Promise<string | undefined> => findLostBytes(target, [content]);
      const completed = await target.send(
        completeUpload(upload, { part_ids: [idOf(added)] }, { ...options, otherCause }),
      );
      const joined = { file: fileIdOf(completed), parts: [content], requirement: 'HTTP-01' };
      await downloadJoined(target, joined);
    },
  };
}

/**
 * Sends a request with a chunked body.
 *
 * @throws {ProbeEnded} when it is rejected, which is reported
 */
async function sendInChunks(
  target: OpenAITarget,
  plain: ProbeRequest,
  chunking: Chunking,
): Promise<ProbeResponse> {
  const { method, path, operation, body } = plain;
  const { bytes, contentType = '' } = encodeBody(body ?? { text: '' });
  const request = { method, path, type: contentType, ...inChunks(bytes, chunking) };
  const send = (): Promise<ProbeResponse> =>
    target.sendRaw({
      ...(operation !== undefined && { operation }),
      want: 'any',
      ...rawRequest(request),
    });
  const response = await sendUnlessClosed(target, { send, plain, requirement: 'HTTP-01' });
  if (response.status >= 200 && response.status < 300) return response;
  // RFC 9112, section 6.3: a server MAY respond with 411. Clients can then not send a stream.
  const requirement = response.status === 411 ? 'HTTP-02' : 'HTTP-01';
  const actual = statusOf(response.status);
  target.find(response, { requirement, location: atStatus, expected: statusOf(200), actual });
  throw new ProbeEnded('the chunked body was rejected');
}

import type { ProbeRequest } from '../../probe-contract/probe.js';
import type { OpenAIProbe } from './openai-probe.js';
import { newUpload, openUpload } from './make-upload.js';
import { rarest } from './purposes.js';
import { createFile } from './requests.js';
import { checkRejection } from './still-there.js';
import { addPart, createUpload } from './upload-requests.js';

/** Correct and wrong media types of bodies. */
export const mediaTypeProbes: readonly OpenAIProbe[] = [
  {
    name: 'errors/media-type-of-json',
    title: 'The media type of JSON may be in upper case and may have a charset',
    requirements: ['UPLOAD-01'],
    operations: ['createUpload'],
    capabilities: ['uploads'],
    evidence: ['document: the body is application/json'],
    async run(target) {
      const requested = newUpload(target.profile, 1);
      for (const type of ['application/json; charset=utf-8', 'Application/JSON']) {
        const request = createUpload(requested, { requirements: ['UPLOAD-01'] });
        await target.send({ ...request, headers: { 'content-type': type } });
      }
      // A server may accept or reject JSON with another media type.
      for (const type of ['text/plain', 'application/vnd.api+json', 'application/octet-stream']) {
        const request = { ...createUpload(requested), headers: { 'content-type': type } };
        const response = await target.send({ ...request, want: 'any' });
        checkRejection(target, response, { requirement: 'ERROR-13', success: false });
      }
    },
  },
  {
    name: 'errors/form-in-place-of-json',
    title: 'A multipart body is rejected where JSON is required',
    requirements: ['ERROR-13'],
    operations: ['createUpload'],
    capabilities: ['uploads'],
    evidence: ['document: the body is application/json'],
    async run(target) {
      const requested = Object.entries(newUpload(target.profile, 1));
      const fields = requested.map(([name, value]) => ({ name, text: String(value) }));
      const encoded = new URLSearchParams(fields.map(({ name, text }) => [name, text]));
      const request = { ...createUpload({}), want: 422 };
      await target.send({ ...request, body: { multipart: fields } });
      const headers = { 'content-type': 'application/x-www-form-urlencoded' };
      await target.send({ ...request, headers, body: { text: encoded.toString() } });
    },
  },
  {
    name: 'errors/no-form-in-place-of-a-form',
    title: 'A body that is not multipart is rejected where a file is required',
    requirements: ['ERROR-13'],
    operations: ['createFile'],
    evidence: ['document: the body is multipart/form-data'],
    async run(target) {
      const purpose = rarest(target.profile);
      for (const request of others(createFile({ purpose, want: 422 }), { purpose, file: 'a' })) {
        await target.send(request);
      }
    },
  },
  {
    name: 'errors/no-form-in-place-of-a-part',
    title: 'A body that is not multipart is rejected where a part is required',
    requirements: ['ERROR-13'],
    operations: ['createUpload', 'addUploadPart'],
    capabilities: ['uploads'],
    evidence: ['document: the body is multipart/form-data'],
    async run(target) {
      const upload = await openUpload(target, 1);
      const part = addPart(upload, Buffer.alloc(0), { want: 422 });
      for (const request of others(part, { data: 'a' })) await target.send(request);
    },
  },
];

/** The same fields as JSON, as a URL-encoded form, and the bytes alone. */
function others(
  request: ProbeRequest,
  fields: Readonly<Record<string, string>>,
): readonly ProbeRequest[] {
  const typed = (type: string): Pick<ProbeRequest, 'headers'> => ({
    headers: { 'content-type': type },
  });
  const encoded = new URLSearchParams(fields).toString();
  return [
    { ...request, body: { json: fields } },
    { ...request, ...typed('application/x-www-form-urlencoded'), body: { text: encoded } },
    { ...request, ...typed('application/octet-stream'), body: { text: 'a' } },
  ];
}

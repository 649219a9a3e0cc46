import type { ProbeResponse } from '../../probe-contract/probe.js';
import type { OpenAIProbe } from './openai-probe.js';
import { newUpload } from './make-upload.js';
import { rawRequest, type RawParts } from './raw-requests.js';
import { sendOrClose, checkRejection, checkStillThere } from './still-there.js';
import { atStatus } from '../../difference/location.js';
import { statusOf } from '../../difference/reading.js';

const evidence: readonly string[] = ['document: the requests of the operations, sent by HTTP/1.1'];

/** A request that HTTP forbids, or that a server need not accept. */
interface Malformed {
  readonly name: string;
  readonly title: string;
  request(body: Buffer): RawParts;
  readonly halfClose?: boolean;
  /** Whether a server may accept it. */
  readonly isAcceptable?: boolean;
}

const json: Pick<RawParts, 'method' | 'path' | 'type'> = {
  method: 'POST',
  path: '/uploads',
  type: 'application/json',
};

const corpus: readonly Malformed[] = [
  {
    name: 'cut-off',
    title: 'A body that is shorter than its Content-Length does not create an Upload',
    request: (body) => ({ ...json, body, framing: `content-length: ${body.length + 20}\r\n` }),
    halfClose: true,
  },
  {
    name: 'too-short-a-length',
    title: 'A body that is longer than its Content-Length does not create an Upload',
    request: (body) => ({ ...json, body, framing: `content-length: ${body.length - 20}\r\n` }),
  },
  {
    name: 'two-lengths',
    title: 'A request with two Content-Lengths causes no server error',
    isAcceptable: true,
    request: (body) => ({
      ...json,
      body,
      framing: `content-length: ${body.length}\r\ncontent-length: ${body.length + 1}\r\n`,
    }),
  },
  {
    name: 'no-length-at-all',
    title: 'A Content-Length that is not a number does not create an Upload',
    request: (body) => ({ ...json, body, framing: 'content-length: many\r\n' }),
  },
  {
    name: 'broken-chunks',
    title: 'A body with malformed chunks does not create an Upload',
    request: (body) => ({
      ...json,
      framing: 'transfer-encoding: chunked\r\n',
      body: Buffer.concat([Buffer.from('zz\r\n'), body]),
    }),
  },
  {
    name: 'huge-header',
    title: 'A header of 20 kB causes no server error',
    isAcceptable: true,
    request: () => ({ ...list, headers: `x-upspec: ${'A'.repeat(20_000)}\r\n` }),
  },
  {
    name: 'many-headers',
    title: 'Three hundred headers cause no server error',
    isAcceptable: true,
    request: () => ({
      ...list,
      headers: Array.from({ length: 300 }, (_, at) => `x-upspec-${at}: a\r\n`).join(''),
    }),
  },
  {
    name: 'long-query',
    title: 'A query of 12 kB causes no server error',
    isAcceptable: true,
    request: () => ({ ...list, path: `${list.path}?x=${'A'.repeat(12_000)}` }),
  },
  {
    name: 'no-type',
    title: 'JSON without a media type causes no server error',
    isAcceptable: true,
    request: (body) => ({ method: 'POST', path: '/uploads', body }),
  },
];

const list: Pick<RawParts, 'method' | 'path'> = {
  method: 'GET',
  path: '/files/upspec-nobody-has-this-id',
};

/** Requests that are invalid HTTP, and some that only look invalid. */
export const malformedHttpProbes: readonly OpenAIProbe[] = [
  ...corpus.map(malformedProbe),
  {
    name: 'errors/http-expect',
    title: 'A body sent after 100 Continue is accepted',
    requirements: ['UPLOAD-01'],
    operations: ['createUpload'],
    evidence,
    capabilities: ['uploads'],
    async run(target) {
      const body = Buffer.from(JSON.stringify(newUpload(target.profile, 1)));
      const response = await target.sendRaw({
        operation: 'createUpload',
        want: 'any',
        ...rawRequest({ ...json, ...waiting(body) }),
        heldBack: { bytes: body.length, until: () => target.wait(100) },
      });
      // RFC 9110, section 15.5.18: a server may reject the expectation.
      if (isSuccess(response) || response.status === 417) return;
      target.find(response, {
        requirement: 'UPLOAD-01',
        location: atStatus,
        expected: statusOf(200),
        actual: statusOf(response.status),
      });
    },
  },
];

function malformedProbe({ name, title, request, halfClose, isAcceptable }: Malformed): OpenAIProbe {
  return {
    name: `errors/http-${name}`,
    title,
    requirements: ['ERROR-07'],
    evidence,
    operations: ['createUpload'],
    capabilities: ['uploads'],
    async run(target) {
      const body = Buffer.from(JSON.stringify(newUpload(target.profile, 1)));
      const response = await sendOrClose(target, {
        operation: 'createUpload',
        want: 'any',
        ...rawRequest(request(body)),
        ...(halfClose !== undefined && { halfClose }),
      });
      if (response === undefined) return;
      if (!unsupported.includes(response.status)) {
        checkRejection(target, response, {
          requirement: 'ERROR-07',
          success: isAcceptable !== true,
        });
      }
      await checkStillThere(target, response);
    },
  };
}

/** The statuses with which HTTP allows a server to reject a feature that it does not support. */
const unsupported: readonly number[] = [501, 505];

function isSuccess({ status }: ProbeResponse): boolean {
  return status >= 200 && status < 300;
}

function waiting(body: Buffer): Pick<RawParts, 'headers' | 'body'> {
  return { body, headers: 'expect: 100-continue\r\n' };
}

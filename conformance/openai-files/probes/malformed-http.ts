import type { Answer } from '../../probe/probe.js';
import type { OpenAIProbe } from './openai-probe.js';
import { askUpload } from './make-upload.js';
import { rawRequest, type RawParts } from './raw-requests.js';
import { askOrClose, checkRefusal, checkStillThere } from './still-there.js';
import { atStatus } from '../../difference/location.js';
import { statusOf } from '../../difference/reading.js';

const evidence: readonly string[] = ['document: the requests of the operations, sent by HTTP/1.1'];

/** A request that HTTP itself forbids, or that no server need take. */
interface Malformed {
  readonly name: string;
  readonly title: string;
  request(body: Buffer): RawParts;
  readonly halfClose?: boolean;
  /** Whether it may be taken all the same. */
  readonly isTakeable?: boolean;
}

const json: Pick<RawParts, 'method' | 'path' | 'type'> = {
  method: 'POST',
  path: '/uploads',
  type: 'application/json',
};

const corpus: readonly Malformed[] = [
  {
    name: 'cut-off',
    title: 'A body that ends before its told length makes no Upload',
    request: (body) => ({ ...json, body, framing: `content-length: ${body.length + 20}\r\n` }),
    halfClose: true,
  },
  {
    name: 'too-short-a-length',
    title: 'A body that is longer than told makes no Upload',
    request: (body) => ({ ...json, body, framing: `content-length: ${body.length - 20}\r\n` }),
  },
  {
    name: 'two-lengths',
    title: 'A request of two lengths breaks nothing',
    isTakeable: true,
    request: (body) => ({
      ...json,
      body,
      framing: `content-length: ${body.length}\r\ncontent-length: ${body.length + 1}\r\n`,
    }),
  },
  {
    name: 'no-length-at-all',
    title: 'A length that is no number makes no Upload',
    request: (body) => ({ ...json, body, framing: 'content-length: many\r\n' }),
  },
  {
    name: 'broken-chunks',
    title: 'A body of broken chunks makes no Upload',
    request: (body) => ({
      ...json,
      framing: 'transfer-encoding: chunked\r\n',
      body: Buffer.concat([Buffer.from('zz\r\n'), body]),
    }),
  },
  {
    name: 'huge-header',
    title: 'A header of 20 kB breaks nothing',
    isTakeable: true,
    request: () => ({ ...list, headers: `x-upspec: ${'A'.repeat(20_000)}\r\n` }),
  },
  {
    name: 'many-headers',
    title: 'Three hundred headers break nothing',
    isTakeable: true,
    request: () => ({
      ...list,
      headers: Array.from({ length: 300 }, (_, at) => `x-upspec-${at}: a\r\n`).join(''),
    }),
  },
  {
    name: 'long-query',
    title: 'A query of 12 kB breaks nothing',
    isTakeable: true,
    request: () => ({ ...list, path: `${list.path}?x=${'A'.repeat(12_000)}` }),
  },
  {
    name: 'no-type',
    title: 'JSON without a media type breaks nothing',
    isTakeable: true,
    request: (body) => ({ method: 'POST', path: '/uploads', body }),
  },
];

const list: Pick<RawParts, 'method' | 'path'> = {
  method: 'GET',
  path: '/files/upspec-nobody-has-this-id',
};

/** Requests that are wrong below what the API speaks of, and some that only look so. */
export const malformedHttpProbes: readonly OpenAIProbe[] = [
  ...corpus.map(malformedProbe),
  {
    name: 'errors/http-expect',
    title: 'A body that waits to be asked for is taken like any other',
    requirements: ['UPLOAD-01'],
    operations: ['createUpload'],
    evidence,
    capabilities: ['uploads'],
    async run(target) {
      const body = Buffer.from(JSON.stringify(askUpload(target.profile, 1)));
      const answer = await target.askRaw({
        operation: 'createUpload',
        want: 'any',
        ...rawRequest({ ...json, ...waiting(body) }),
        heldBack: { bytes: body.length, until: () => target.wait(100) },
      });
      // RFC 9110, section 15.5.18: a server may ask for another way.
      if (isSuccess(answer) || answer.status === 417) return;
      target.find(answer, {
        requirement: 'UPLOAD-01',
        location: atStatus,
        expected: statusOf(200),
        actual: statusOf(answer.status),
      });
    },
  },
];

function malformedProbe({ name, title, request, halfClose, isTakeable }: Malformed): OpenAIProbe {
  return {
    name: `errors/http-${name}`,
    title,
    requirements: ['ERROR-07'],
    evidence,
    operations: ['createUpload'],
    capabilities: ['uploads'],
    async run(target) {
      const body = Buffer.from(JSON.stringify(askUpload(target.profile, 1)));
      const answer = await askOrClose(target, {
        operation: 'createUpload',
        want: 'any',
        ...rawRequest(request(body)),
        ...(halfClose !== undefined && { halfClose }),
      });
      if (answer === undefined) return;
      if (!unsupported.includes(answer.status)) {
        checkRefusal(target, answer, { requirement: 'ERROR-07', success: isTakeable !== true });
      }
      await checkStillThere(target, answer);
    },
  };
}

/** What HTTP itself lets a server say to a way of asking that it does not know. */
const unsupported: readonly number[] = [501, 505];

function isSuccess({ status }: Answer): boolean {
  return status >= 200 && status < 300;
}

function waiting(body: Buffer): Pick<RawParts, 'headers' | 'body'> {
  return { body, headers: 'expect: 100-continue\r\n' };
}

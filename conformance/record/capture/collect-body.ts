import { Writable, type Duplex } from 'node:stream';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';
import type { BodyCollector } from './body-collector.js';
import { noBody, type Headers, type KeepLimits } from './capture.js';
import { collectContent } from './collect-content.js';
import { collectForm } from './collect-form.js';
import { createZstdDecompress } from './zstd.js';

/** Chooses how a body is looked at by what its headers say of it. */
export function collectBody(headers: Headers, limits: KeepLimits): BodyCollector {
  const type = headers['content-type'] ?? '';
  const inner = /^\s*multipart\/form-data/i.test(type)
    ? collectForm(type, limits)
    : collectBytes(isJson(type) ? limits.body : Math.max(limits.content, plainText));
  const encoding = (headers['content-encoding'] ?? 'identity').trim().toLowerCase();
  return encoding === 'identity' || encoding === '' ? inner : decode(encoding, inner);
}

/** In bytes: enough of a page of HTML, or of other text in place of JSON. */
const plainText = 64 * 1024;

function isJson(type: string): boolean {
  return /^\s*application\/(?:[\w.-]+\+)?json\s*(?:;|$)/i.test(type);
}

function collectBytes(keep: number): BodyCollector {
  const { sink, content } = collectContent(keep);
  return {
    sink,
    body: () => {
      const collected = content();
      return collected.length === 0 ? noBody : { kind: 'content', content: collected };
    },
  };
}

const decoders: Readonly<Record<string, () => Duplex>> = {
  gzip: createGunzip,
  'x-gzip': createGunzip,
  deflate: createInflate,
  br: createBrotliDecompress,
  zstd: createZstdDecompress,
};

/** Undoes the encoding on the way; what can't be undone is ignored, not kept. */
function decode(encoding: string, inner: BodyCollector): BodyCollector {
  const open = decoders[encoding];
  if (open === undefined) return { sink: blind(), body: () => undefined };
  const decoder = open();
  let isBroken = false;
  let isEmpty = true;
  const ended = new Promise<void>((resolve) => {
    inner.sink.on('finish', resolve);
    decoder.on('error', () => {
      isBroken = true;
      resolve();
    });
  });
  decoder.pipe(inner.sink);
  return {
    sink: new Writable({
      write(chunk: Buffer, _encoding, done) {
        isEmpty = false;
        if (isBroken || decoder.write(chunk)) done();
        else {
          const goOn = (): void => {
            decoder.off('drain', goOn).off('error', goOn);
            done();
          };
          decoder.on('drain', goOn).on('error', goOn);
        }
      },
      final(done) {
        if (isEmpty) {
          decoder.destroy();
          inner.sink.end();
        } else decoder.end();
        void ended.then(() => done());
      },
    }),
    body: () => (isBroken ? undefined : inner.body()),
  };
}

function blind(): Writable {
  return new Writable({ write: (_chunk, _encoding, done) => done() });
}

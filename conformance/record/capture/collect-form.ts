import { Writable } from 'node:stream';
import type { BusboyInstance } from '@fastify/busboy';
import { openMultipart } from '../../multipart/open-multipart.js';
import type { CapturedBody, CapturedPart, KeepLimits } from './capture.js';
import type { BodyCollector } from './body-collector.js';
import { collectContent, contentOf } from './collect-content.js';

const mostParts = 64;

/** Parses a multipart body as it arrives. One that is incomplete is kept as its bytes. */
export function collectForm(contentType: string, limits: KeepLimits): BodyCollector {
  const raw = collectContent(limits.body);
  const opened = openMultipart(contentType, {
    isPartAFile: (name, _type, filename) =>
      filename !== undefined || limits.fileParts.has(name ?? ''),
    limits: { fieldSize: limits.body, parts: mostParts, fileSize: Number.POSITIVE_INFINITY },
  });
  if (opened === undefined) {
    return { sink: raw.sink, body: () => ({ kind: 'content', content: raw.content() }) };
  }
  const { parser, filter } = opened;
  const parts: (() => CapturedPart)[] = [];
  let isWhole = false;
  let isBroken = false;
  const breakOff = (): void => void (isBroken = true);
  parser.on('field', (name: string | undefined, value, ...[isNameCut, isCut, , type]) => {
    if (name === undefined || isNameCut || isCut) breakOff();
    const content = contentOf(Buffer.from(value), limits.body);
    parts.push(() => ({ name: name ?? '', content, ...typeOf(type, 'text/plain') }));
  });
  parser.on('file', (name: string | undefined, stream, ...[sent, , type]) => {
    if (name === undefined) breakOff();
    const filename: string | undefined = sent;
    const collector = collectContent(limits.content);
    stream.on('error', breakOff);
    stream.pipe(collector.sink);
    parts.push(() => ({
      name: name ?? '',
      ...(filename !== undefined && { filename }),
      content: collector.content(),
      ...typeOf(type),
    }));
  });
  parser.on('partsLimit', breakOff);
  parser.on('error', breakOff);
  parser.on('finish', () => {
    isWhole = true;
  });
  return {
    sink: new Writable({
      write(chunk: Buffer, _encoding, done) {
        raw.sink.write(chunk);
        if (isBroken || parser.write(Buffer.concat(filter.push(chunk)))) done();
        else waitFor(parser, done);
      },
      final(done) {
        if (isBroken) {
          done();
          return;
        }
        waitFor(parser, done);
        parser.end(Buffer.concat(filter.end()));
      },
    }),
    body: (): CapturedBody =>
      isWhole && !isBroken && parts.length > 0
        ? { kind: 'form', parts: parts.map((part) => part()) }
        : { kind: 'content', content: raw.content() },
  };
}

/** Goes on at the parser's next sign of life: more room, its end or its failure. */
function waitFor(parser: BusboyInstance, done: () => void): void {
  const goOn = (): void => {
    for (const event of ['drain', 'finish', 'error']) parser.off(event, goOn);
    done();
  };
  for (const event of ['drain', 'finish', 'error']) parser.on(event, goOn);
}

function typeOf(type: string, standard?: string): { readonly contentType?: string } {
  return type === standard || type === '' ? {} : { contentType: type };
}

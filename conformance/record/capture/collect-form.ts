import { Writable } from 'node:stream';
import { Busboy, type BusboyInstance } from '@fastify/busboy';
import type { CapturedBody, CapturedPart, KeepLimits } from './capture.js';
import type { BodyCollector } from './collect-body.js';
import { collectContent, contentOf } from './collect-content.js';

const mostParts = 64;

/** The parts whose bytes are a file's, be they sent with a filename or without. */
const fileParts: ReadonlySet<string | undefined> = new Set(['file', 'data']);

/**
 * Takes a multipart body apart as it comes. One that is no whole form is kept as the bytes that it
 * is.
 */
export function collectForm(contentType: string, limits: KeepLimits): BodyCollector {
  const raw = collectContent(limits.body);
  const parser = openParser(contentType, limits);
  if (parser === undefined) {
    return { sink: raw.sink, body: () => ({ kind: 'content', content: raw.content() }) };
  }
  const parts: (() => CapturedPart)[] = [];
  let isWhole = false;
  let isBroken = false;
  const breakOff = (): void => {
    isBroken = true;
  };
  parser.on('field', (name: string | undefined, value, ...[isNameCut, isCut, , type]) => {
    if (name === undefined || isNameCut || isCut) breakOff();
    const content = contentOf(Buffer.from(value), limits.body);
    parts.push(() => ({ name: name ?? '', content, ...typeOf(type, 'text/plain') }));
  });
  parser.on('file', (name, stream, ...[sent, , type]) => {
    const filename: string | undefined = sent;
    const collector = collectContent(limits.content);
    stream.on('error', breakOff);
    stream.pipe(collector.sink);
    const named = filename === undefined ? {} : { filename: plainName(filename) };
    parts.push(() => ({ name, ...named, content: collector.content(), ...typeOf(type) }));
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
        if (isBroken || parser.write(chunk)) done();
        else waitFor(parser, done);
      },
      final(done) {
        if (isBroken) {
          done();
          return;
        }
        waitFor(parser, done);
        parser.end();
      },
    }),
    body: (): CapturedBody =>
      isWhole && !isBroken && parts.length > 0
        ? { kind: 'form', parts: parts.map((part) => part()) }
        : { kind: 'content', content: raw.content() },
  };
}

function openParser(contentType: string, limits: KeepLimits): BusboyInstance | undefined {
  try {
    return new Busboy({
      headers: { 'content-type': contentType },
      preservePath: true,
      isPartAFile: (name, _type, filename) => filename !== undefined || fileParts.has(name),
      limits: { fieldSize: limits.body, parts: mostParts, fileSize: Number.POSITIVE_INFINITY },
    });
  } catch {
    return undefined;
  }
}

/** Goes on at the parser's next sign of life: more room, its end or its failure. */
function waitFor(parser: BusboyInstance, done: () => void): void {
  const goOn = (): void => {
    for (const event of ['drain', 'finish', 'error']) parser.off(event, goOn);
    done();
  };
  for (const event of ['drain', 'finish', 'error']) parser.on(event, goOn);
}

function typeOf(type: string, usual?: string): { readonly contentType?: string } {
  return type === usual || type === '' ? {} : { contentType: type };
}

const escapes: Readonly<Record<string, string>> = { '%22': '"', '%0D': '\r', '%0A': '\n' };

/** A filename as its sender knows it: the HTML standard has just these three written as escapes. */
function plainName(sent: string): string {
  return sent.replace(/%(?:22|0D|0A)/gi, (escape) => escapes[escape.toUpperCase()] ?? escape);
}

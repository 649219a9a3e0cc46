import { createHash } from 'node:crypto';
import { Writable } from 'node:stream';
import type { Content } from './capture.js';

/** Takes bytes of any number and remembers the first few, their length and their digest. */
export interface ContentCollector {
  readonly sink: Writable;
  /** What has come so far. */
  content(): Content;
}

/** @param keep how many bytes at most are remembered */
export function collectContent(keep: number): ContentCollector {
  const hash = createHash('sha256');
  const chunks: Buffer[] = [];
  let length = 0;
  const sink = new Writable({
    write(chunk: Buffer, _encoding, done) {
      hash.update(chunk);
      if (length < keep) chunks.push(Buffer.from(chunk.subarray(0, keep - length)));
      length += chunk.length;
      done();
    },
  });
  return {
    sink,
    content: () => {
      const kept = Buffer.concat(chunks);
      return {
        length,
        digest: hash.copy().digest('hex'),
        isText: isText(kept),
        ...(length <= keep && { bytes: kept }),
      };
    },
  };
}

/** The content of bytes that are in memory. */
export function contentOf(bytes: Buffer, keep: number): Content {
  const collector = collectContent(keep);
  collector.sink.write(bytes);
  return collector.content();
}

/** Whether bytes are UTF-8; a character that is cut at their end is allowed. */
function isText(bytes: Buffer): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true });
    return true;
  } catch {
    return false;
  }
}

import type { Readable } from 'node:stream';
import type { MultipartParser } from '../../multipart/open-multipart.js';
import { rejections } from './rejections.js';

/** Callbacks for the end of a body. */
export interface FeedListener {
  /** The complete body was received, and is a valid multipart body. */
  done(): void;
  fail(reason: Error): void;
}

/**
 * Feeds a body to a multipart parser, at the speed of the parser.
 *
 * @returns a function that ends the feeding. It must be called exactly once.
 */
export function feedParser(
  body: Readable,
  { parser, filter }: MultipartParser,
  listener: FeedListener,
): () => void {
  let open = 2;
  const close = (): void => {
    open -= 1;
    if (open === 0) listener.done();
  };
  const write = (pieces: readonly Buffer[]): void => {
    try {
      for (const piece of pieces) if (!parser.write(piece)) body.pause();
    } catch (error) {
      malformed(error);
    }
  };
  const take = (piece: Buffer): void => {
    write(filter.push(piece));
  };
  const resume = (): void => {
    body.resume();
  };
  const end = (): void => {
    write(filter.end());
    close();
    parser.end();
  };
  const cutOff = (): void => {
    if (!body.readableEnded) listener.fail(rejections.bodyCutOff());
  };
  const malformed = (error: unknown): void => {
    const reason = error instanceof Error ? error.message : 'it is malformed';
    listener.fail(rejections.malformedForm(reason));
  };
  // Stays registered: the parser may fail again after the feeding has ended.
  parser.on('error', malformed);
  parser.once('finish', close);
  parser.on('drain', resume);
  body.on('data', take).once('end', end).once('error', cutOff).once('close', cutOff);
  return () => {
    parser.off('finish', close).off('drain', resume);
    body.off('data', take).off('end', end).off('close', cutOff);
    body.resume();
  };
}

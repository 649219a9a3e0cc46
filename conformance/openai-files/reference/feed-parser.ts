import type { Readable } from 'node:stream';
import type { MultipartParser } from '../../multipart/open-multipart.js';
import { refusals } from './refusals.js';

/** Whom to tell how a body ended. */
export interface FeedListener {
  /** All of the body came, and was a whole form. */
  done(): void;
  fail(reason: Error): void;
}

/**
 * Gives a body to a form parser, no faster than the parser takes it.
 *
 * @returns a call that ends the feeding, to be made once in any case
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
    if (!body.readableEnded) listener.fail(refusals.bodyCutOff());
  };
  const malformed = (error: unknown): void => {
    const reason = error instanceof Error ? error.message : 'it is malformed';
    listener.fail(refusals.malformedForm(reason));
  };
  // Stays until the end of the process: the parser may fail again after the feeding has ended.
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

import type { Readable } from 'node:stream';
import type { BusboyInstance } from '@fastify/busboy';
import { refusals } from './refusals.js';
import type { PaddingFilter } from './strip-padding.js';

/** Whom to tell how a body ended. */
export interface FeedListener {
  /** All of the body came, and was a whole form. */
  done(): void;
  fail(reason: Error): void;
}

/** A form parser, and what stands between it and the body. */
export interface FedParser {
  readonly parser: BusboyInstance;
  readonly padding: PaddingFilter;
}

/**
 * Gives a body to a form parser, no faster than the parser takes it.
 *
 * @returns a call that ends the feeding, to be made once in any case
 */
export function feedParser(
  body: Readable,
  { parser, padding }: FedParser,
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
    write(padding.push(piece));
  };
  const resume = (): void => {
    body.resume();
  };
  const end = (): void => {
    write(padding.end());
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

import { Transform, type Writable } from 'node:stream';

/** In bytes: a few pieces as they come from a connection, so that it is not stopped at each of them. */
const roomForPieces = 256 * 1024;

/**
 * Passes bytes through unchanged and gives a copy to a sink, waiting where the sink is slower. A
 * sink that fails is left alone: what passes through matters more.
 */
export function tap(sink: Writable): Transform {
  let isOpen = true;
  sink.on('error', () => {
    isOpen = false;
  });
  return new Transform({
    highWaterMark: roomForPieces,
    transform(chunk: Buffer, _encoding, done) {
      if (!isOpen || sink.write(chunk)) {
        done(null, chunk);
        return;
      }
      const goOn = (): void => {
        sink.off('drain', goOn).off('error', goOn);
        done(null, chunk);
      };
      sink.on('drain', goOn).on('error', goOn);
    },
    flush(done) {
      if (!isOpen) {
        done();
        return;
      }
      sink.once('error', () => done());
      sink.end(() => done());
    },
  });
}

import { Writable } from 'node:stream';
import type { Watcher } from './watcher.js';

/** One watcher that shows all to two. */
export function joinWatchers(one: Watcher, other: Watcher): Watcher {
  return {
    requestBody: joinSinks(one.requestBody, other.requestBody),
    response: (incoming) => joinSinks(one.response(incoming), other.response(incoming)),
    done() {
      one.done();
      other.done();
    },
    brokenOff(by, cause) {
      one.brokenOff(by, cause);
      other.brokenOff(by, cause);
    },
  };
}

/** Waits for the slower one. One that fails is left alone: the other gets all. */
function joinSinks(...sinks: readonly Writable[]): Writable {
  const open = new Set(sinks);
  for (const each of sinks) each.on('error', () => open.delete(each));
  return new Writable({
    write(chunk: Buffer, _encoding, done) {
      const full = [...open].filter((each) => !each.write(chunk));
      awaitAll(full, 'drain', done);
    },
    final(done) {
      awaitAll([...open], 'finish', done);
      for (const each of open) each.end();
    },
  });
}

function awaitAll(sinks: readonly Writable[], event: 'drain' | 'finish', done: () => void): void {
  let left = sinks.length;
  if (left === 0) done();
  for (const each of sinks) {
    const goOn = (): void => {
      each.off(event, goOn).off('error', goOn);
      left -= 1;
      if (left === 0) done();
    };
    each.on(event, goOn).on('error', goOn);
  }
}

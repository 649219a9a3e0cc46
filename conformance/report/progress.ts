import { SingleBar } from 'cli-progress';
import type { ProgressEvent } from '../verdict/progress-event.js';

/**
 * A bar for a person who watches: how many cases have run, how many failed. It is drawn on the
 * stream only, and wiped at the end.
 */
export function drawProgress(stream: NodeJS.WritableStream): (event: ProgressEvent) => void {
  const singleBar = new SingleBar({
    stream,
    clearOnComplete: true,
    hideCursor: true,
    format: '{bar} {value}/{total} cases, {failed} failed  {name}',
  });
  let failed = 0;
  let total = 0;
  let done = 0;
  return (event) => {
    switch (event.kind) {
      case 'started':
        total = event.total;
        singleBar.start(total, 0, { failed, name: '' });
        break;
      case 'case':
        done += 1;
        if (event.verdict === 'fail') failed += 1;
        singleBar.increment(1, { failed, name: event.name });
        break;
      case 'paused':
        singleBar.stop();
        break;
      case 'resumed':
        // The preflight has no progress to show.
        if (total > 0) singleBar.start(total, done, { failed, name: '' });
        break;
      case 'ended':
        singleBar.stop();
        break;
    }
  };
}

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
  return (event) => {
    switch (event.kind) {
      case 'started':
        singleBar.start(event.total, 0, { failed, name: '' });
        break;
      case 'case':
        if (event.verdict === 'fail') failed += 1;
        singleBar.increment(1, { failed, name: event.name });
        break;
      case 'ended':
        singleBar.stop();
        break;
    }
  };
}

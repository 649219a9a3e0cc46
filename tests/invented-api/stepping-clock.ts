/** A clock that is a second later each time it is read, so that each change has a time of its own. */
export function steppingClock(start = '2026-06-01T08:00:00Z'): () => Date {
  let time = Date.parse(start);
  return () => {
    time += 1000;
    return new Date(time);
  };
}

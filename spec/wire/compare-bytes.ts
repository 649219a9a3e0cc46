const shown = 40;

/** Returns the first byte that differs between two bodies, with the bytes after it, or nothing. */
export function compareBytes(expected: Buffer, actual: Buffer): readonly string[] {
  if (expected.equals(actual)) return [];
  const at = firstDifference(expected, actual);
  const line = expected.subarray(0, at).toString('latin1').split('\n').length;
  const location = `body: byte ${String(at)}, line ${String(line)}`;
  return [
    `${location}: expected ${excerpt(expected, at)}, actual ${excerpt(actual, at)} (${String(expected.length)} and ${String(actual.length)} bytes)`,
  ];
}

function firstDifference(one: Buffer, other: Buffer): number {
  const end = Math.min(one.length, other.length);
  for (let at = 0; at < end; at += 1) {
    if (one[at] !== other[at]) return at;
  }
  return end;
}

function excerpt(bytes: Buffer, at: number): string {
  if (at >= bytes.length) return 'the end';
  const text = JSON.stringify(bytes.subarray(at, at + shown).toString('latin1'));
  return at + shown < bytes.length ? `${text}…` : text;
}

/** A number with its noun: `1 warning`, `3 warnings`. */
export function count(number: number, what: string): string {
  return `${String(number)} ${what}${number === 1 ? '' : 's'}`;
}

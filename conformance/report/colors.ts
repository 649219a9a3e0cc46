import picocolors from 'picocolors';

/** How words are marked for a terminal. */
export type Colors = Pick<
  typeof picocolors,
  'bold' | 'cyan' | 'green' | 'magenta' | 'red' | 'yellow'
>;

/** Escape codes where colours are wanted, and the bare words where not. */
export function createColors(enabled: boolean): Colors {
  return picocolors.createColors(enabled);
}

import picocolors from 'picocolors';

/** How words are marked for a terminal. */
export type Colors = Pick<
  typeof picocolors,
  'bold' | 'cyan' | 'green' | 'magenta' | 'red' | 'yellow'
>;

/** Escape codes if colours are enabled, and the bare words if not. */
export function createColors(enabled: boolean): Colors {
  return picocolors.createColors(enabled);
}

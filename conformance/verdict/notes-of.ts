import type { Result } from './result.js';

/** What a report says beside the cases: the notes of the run, and what a list of known failures lacks. */
export function notesOf({ notes, untested = [] }: Pick<Result, 'notes' | 'untested'>): string[] {
  return [
    ...notes,
    ...untested.map(
      ({ location, pattern }) =>
        `${location}: "${pattern}" is listed as known to fail, and no case tested it: those that test it failed over something else`,
    ),
  ];
}

import { nameCases } from './name-cases.js';

/** What became of cases with findings. */
export interface RecheckedCases {
  /** The requirement whose violation explains what cases show only beside others, if one does. */
  readonly cause: string | undefined;
  /** Cases that did not show a difference again when they ran by themselves. */
  readonly unrepeated: readonly string[];
  /** Cases that were not run again. */
  readonly omitted: readonly string[];
}

/** What running cases again showed, and what was left out, in sentences. */
export function recheckNotes({ cause, unrepeated, omitted }: RecheckedCases): readonly string[] {
  return [
    ...(unrepeated.length === 0 ? [] : [unrepeatedNote(cause, unrepeated)]),
    ...(omitted.length === 0
      ? []
      : [
          `not run again by themselves, as that would take too long: ${nameCases(omitted)}; ` +
            'their findings may come from other cases that ran at the same time',
        ]),
  ];
}

function unrepeatedNote(cause: string | undefined, names: readonly string[]): string {
  const cases = `${names.length} ${names.length === 1 ? 'case' : 'cases'}`;
  if (cause === undefined) {
    return `${cases} showed a difference once and not again: ${nameCases(names)}; the target may fail at random`;
  }
  return `${cases} showed a difference only beside other cases, because of ${cause}, and not by themselves: ${nameCases(names)}`;
}

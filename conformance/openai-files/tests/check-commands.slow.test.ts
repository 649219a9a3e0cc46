import { beforeAll, describe, expect, test } from 'vitest';
import { faultTable } from '../testing/fault-table.js';
import {
  countRequests,
  isShort,
  proveCommands,
  type ProvedCommand,
} from '../testing/measure-commands.js';

/** The share of some commands, from 0 to 1. */
function shareOf(
  all: readonly ProvedCommand[],
  isCounted: (command: ProvedCommand) => boolean,
): number {
  return all.filter(isCounted).length / all.length;
}

function isShown({ unproved }: ProvedCommand): boolean {
  return unproved === undefined;
}

/** `LIST-04 of page-has-more: 5 lines, a conforming server printed the same`. */
function describeCommand(command: ProvedCommand): string {
  const { fault, finding, lines, unproved } = command;
  const reasons = [
    ...(isShort(command) ? [] : [`${lines} lines`]),
    ...(unproved === undefined ? [] : [unproved]),
  ];
  return `${finding.requirement} of ${fault}: ${reasons.join(', ')}`;
}

/** `UPSPEC_ROUNDS=10`, or any other number, takes those for all faults. */
const isComplete = process.env['UPSPEC_ROUNDS'] !== undefined;
const step = isComplete ? 1 : 3;
/** More of the long ones are among every third, and on a busy machine a few prove nothing. */
const least = isComplete ? 0.9 : 0.85;

describe('of the commands of all findings about servers with one injected fault', () => {
  const proved: ProvedCommand[] = [];
  const isGood = (command: ProvedCommand): boolean => isShort(command) && isShown(command);
  const isOfOne = (command: ProvedCommand): boolean => countRequests(command) === 1;
  const isOfFew = (command: ProvedCommand): boolean =>
    countRequests(command) === 2 || countRequests(command) === 3;

  beforeAll(async () => {
    const rows = faultTable.found.filter((_, at) => at % step === 0).values();
    const proveRest = async (): Promise<void> => {
      for (const row of rows) proved.push(...(await proveCommands(row)));
    };
    // The next server is checked while a command waits.
    await Promise.all([proveRest(), proveRest()]);
  });

  test('enough are at most three lines of 120 characters and show the defect by themselves', () => {
    const others = proved.filter((command) => !isGood(command)).map(describeCommand);
    const share = shareOf(proved, isGood);
    expect(share, others.toSorted().join('\n')).toBeGreaterThanOrEqual(least);
  });

  test('those of one request are at most three lines, but for a few', () => {
    expect(shareOf(proved.filter(isOfOne), isShort)).toBeGreaterThan(0.95);
  });

  test('of those of two or three requests, nine of ten are at most three lines', () => {
    expect(shareOf(proved.filter(isOfFew), isShort)).toBeGreaterThan(0.9);
  });

  test('all but the longest are at most ten lines', () => {
    expect(shareOf(proved, ({ lines }) => lines <= 10)).toBeGreaterThan(0.97);
  });
});

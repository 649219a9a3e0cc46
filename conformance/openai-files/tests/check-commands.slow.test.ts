import { beforeAll, describe, expect, test } from 'vitest';
import { faultTable } from '../testing/fault-table.js';
import {
  countRequests,
  isShort,
  measureCommands,
  proveCommands,
  type MeasuredCommand,
  type ProvedCommand,
} from '../testing/measure-commands.js';

/** The share of some commands, from 0 to 1. */
function shareOf<Command extends MeasuredCommand>(
  all: readonly Command[],
  isCounted: (command: Command) => boolean,
): number {
  return all.filter(isCounted).length / all.length;
}

describe('of the commands of all findings about servers with one injected fault', () => {
  const measured: MeasuredCommand[] = [];
  const isOfOne = (command: MeasuredCommand): boolean => countRequests(command) === 1;
  const isOfFew = (command: MeasuredCommand): boolean =>
    countRequests(command) === 2 || countRequests(command) === 3;

  beforeAll(async () => {
    for (const row of faultTable.found) measured.push(...(await measureCommands(row)));
  });

  test('nine of ten are at most three lines of 120 characters', () => {
    expect(shareOf(measured, isShort)).toBeGreaterThanOrEqual(0.9);
  });

  test('those of one request are at most three lines, but for a few', () => {
    expect(shareOf(measured.filter(isOfOne), isShort)).toBeGreaterThan(0.95);
  });

  test('of those of two or three requests, nine of ten are at most three lines', () => {
    expect(shareOf(measured.filter(isOfFew), isShort)).toBeGreaterThan(0.9);
  });

  test('all but the longest are at most ten lines', () => {
    expect(shareOf(measured, ({ lines }) => lines <= 10)).toBeGreaterThan(0.97);
  });
});

describe('of the commands for every third fault', () => {
  /** `UPSPEC_ROUNDS=10`, or any other number, runs those for all faults. */
  const step = process.env['UPSPEC_ROUNDS'] === undefined ? 3 : 1;
  const proved: ProvedCommand[] = [];

  beforeAll(async () => {
    for (const [at, row] of faultTable.found.entries()) {
      if (at % step === 0) proved.push(...(await proveCommands(row)));
    }
  });

  test('most show the defect when they are run by themselves', () => {
    expect(shareOf(proved, ({ isShown }) => isShown)).toBeGreaterThan(0.9);
  });
});

import { beforeAll, describe, expect, test } from 'vitest';
import { faultTable } from '../testing/fault-table.js';
import {
  countRequests,
  isShort,
  measureCommands,
  type MeasuredCommand,
} from '../testing/measure-commands.js';

/** Every third fault of the table. `UPSPEC_ROUNDS=10`, or any other number, measures all. */
const STEP = process.env['UPSPEC_ROUNDS'] === undefined ? 3 : 1;
const faults = faultTable.found.filter((_, at) => at % STEP === 0);

const measured: MeasuredCommand[] = [];

/** The share of some commands, from 0 to 1. */
function shareOf(
  isCounted: (command: MeasuredCommand) => boolean,
  among: (command: MeasuredCommand) => boolean = () => true,
): number {
  const all = measured.filter(among);
  return all.filter(isCounted).length / all.length;
}

describe('of the commands of all findings about servers with one injected fault', () => {
  beforeAll(async () => {
    for (const row of faults) measured.push(...(await measureCommands(row)));
  });

  test('most show the defect when they are run by themselves', () => {
    expect(shareOf(({ isShown }) => isShown)).toBeGreaterThan(0.9);
  });

  test('those of one request are at most three lines of 120 characters', () => {
    expect(shareOf(isShort, (command) => countRequests(command) === 1)).toBeGreaterThan(0.9);
  });

  test('of those of two or three requests, most are at most three lines', () => {
    const isOfFew = (command: MeasuredCommand): boolean =>
      countRequests(command) === 2 || countRequests(command) === 3;
    expect(shareOf(isShort, isOfFew)).toBeGreaterThan(0.75);
  });

  test('of all, more than three of four are at most three lines of 120 characters', () => {
    expect(shareOf(isShort)).toBeGreaterThan(0.78);
  });

  test('all but the longest are at most ten lines', () => {
    expect(shareOf(({ lines }) => lines <= 10)).toBeGreaterThan(0.95);
  });
});

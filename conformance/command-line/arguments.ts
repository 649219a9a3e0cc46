// What the commands of both sides share when they say which arguments they take.
import { InvalidArgumentError, type Command } from 'commander';
import type { ExitCode, Terminal } from './terminal.js';

/** Runs a command once its arguments are read, and keeps how it ended. */
export type RunCommand = (command: (terminal: Terminal) => Promise<ExitCode>) => Promise<void>;

/** Adds a command to the program: its arguments, its help, and what it leads to. */
export type AddCommand = (program: Command, run: RunCommand) => void;

/** Gathers the values of an option that may be given again. */
export function collect(value: string, before: readonly string[] | undefined): readonly string[] {
  return [...(before ?? []), value];
}

/** @throws {InvalidArgumentError} for an empty text */
export function nonEmpty(text: string): string {
  if (text.trim() === '') throw new InvalidArgumentError('It is empty.');
  return text;
}

/** @throws {InvalidArgumentError} for anything but a whole number from 1 */
export function positiveInteger(text: string): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1) {
    throw new InvalidArgumentError('It is a whole number from 1.');
  }
  return value;
}

/** @throws {InvalidArgumentError} for anything but a whole number from 0 to 65535 */
export function portNumber(text: string): number {
  const value = Number(text);
  if (!/^\d+$/.test(text) || value > 65_535) {
    throw new InvalidArgumentError('A port is from 0 to 65535.');
  }
  return value;
}

/** The examples at the end of a command's help. */
export function examples(...lines: readonly string[]): string {
  return `\nExamples:\n${lines.map((line) => `  ${line}`).join('\n')}`;
}

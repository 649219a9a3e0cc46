import type { Command } from 'commander';
import { collect } from '../command-line/arguments.js';

/** How a result is reported; the same for every command that has one. */
export function addOutputOptions(command: Command): Command {
  return command
    .option(
      '--report <format[=file]>',
      'write a report to a file, or without one to standard output: text, json, junit, tap, html, markdown, badge, sarif or github; can be repeated',
      collect,
    )
    .option('--verbose', 'print all details of each violation and of the other cases')
    .option('--quiet', 'print only the number of cases with each outcome');
}

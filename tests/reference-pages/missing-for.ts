import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { PYTHON } from '../python-with-openai.js';
import { PROGRAM } from './run-example.js';

/** The headings of the programs of each operation, in the order of its page. */
export const LANGUAGES: readonly string[] = [
  'HTTP',
  'TypeScript',
  'CLI',
  'Ruby',
  'Node.js (openai)',
  'Python (openai)',
];

/** What is missing for the programs of a language to run, by its heading. */
export function missingFor(language: string): string | undefined {
  switch (language) {
    case 'HTTP':
      return isFound('curl', ['--version']) ? undefined : 'curl is missing';
    case 'Ruby':
      return isFound('ruby', ['--version']) ? undefined : 'ruby is missing';
    case 'CLI':
      return existsSync(PROGRAM) ? undefined : 'the program is not built';
    case 'Python (openai)':
      return isFound(PYTHON, ['-c', 'import openai'])
        ? undefined
        : 'Python or its package openai is missing';
    default:
      return undefined;
  }
}

/** Whether jq is found, which the programs for curl read responses with. */
export function hasJq(): boolean {
  return isFound('jq', ['--version']);
}

function isFound(program: string, args: readonly string[]): boolean {
  return spawnSync(program, args).status === 0;
}

import { basename } from 'node:path';
import { pathToFileURL } from 'node:url';
import { cutText } from '../json/show-value.js';

/**
 * What code of a user threw, in one line, with the line of the file that it came from:
 * `TypeError: note is undefined (mine.js:12:5)`.
 *
 * @param file an absolute path
 */
export function describeThrown(thrown: unknown, file: string): string {
  if (!(thrown instanceof Error)) return cutText(`threw ${String(thrown)}`);
  const [first = ''] = thrown.message.split('\n');
  const at = locationIn(thrown.stack ?? '', file);
  return cutText(`${thrown.name}: ${first}${at === undefined ? '' : ` (${at})`}`);
}

function locationIn(stack: string, file: string): string | undefined {
  const { href } = pathToFileURL(file);
  for (const path of [href, file]) {
    const start = stack.indexOf(`${path}:`);
    if (start < 0) continue;
    const [numbers] = /^(?::\d+){1,2}/.exec(stack.slice(start + path.length)) ?? [''];
    return `${basename(file)}${numbers}`;
  }
  return undefined;
}

import { shellWord } from '@upspec/document/shell-word';
import type { ExampleCall } from '../language.js';
import { commandLines } from './curl.js';

/**
 * A loop of curl and jq that prints the items of all pages, each as JSON on a line. It ends at the
 * first request that fails.
 */
export function curlPages(call: ExampleCall): string {
  const { page } = call.operation;
  if (page === undefined) return '';
  const [request = '', ...options] = commandLines(call, '$next');
  const command = [request.replace(/^curl/, 'curl -sSf'), ...options].join(' \\\n    ');
  const items = shellWord(`${filterOf(page.items)}[]`);
  const hasMore = shellWord(`${filterOf(page.hasMore)} == true`);
  const last = `${filterOf(page.items)}[-1]${filterOf(page.itemId)} | tostring | @uri`;
  const separator = (request.split('"')[1] ?? '').includes('?') ? '&' : '?';
  return [
    "next=''",
    'while',
    `  page=$(${command}) &&`,
    `    printf '%s' "$page" | jq -c ${items} &&`,
    `    printf '%s' "$page" | jq -e ${hasMore} >/dev/null`,
    'do',
    `  next="${separator}${encodeURIComponent(page.cursor)}=$(printf '%s' "$page" | jq -r ${shellWord(last)})"`,
    'done',
    '',
  ].join('\n');
}

/** The path to a property in the language of jq. */
function filterOf(name: string): string {
  return /^[A-Za-z_]\w*$/.test(name) ? `.${name}` : `.[${JSON.stringify(name)}]`;
}

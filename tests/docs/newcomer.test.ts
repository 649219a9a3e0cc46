import { readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { lexer, walkTokens } from 'marked';
import { expect, test } from 'vitest';
import { ROOT } from './pages.js';

/** What a newcomer asks, the page and the heading with the response, and words that it must have. */
const QUESTIONS: readonly (readonly [string, string, string, readonly string[]])[] = [
  [
    'How do I check only uploads?',
    'docs/check-a-server.md',
    'Choose cases',
    ["--only 'uploads/**'", '--skip'],
  ],
  [
    'What does exit code 2 mean?',
    'docs/exit-codes.md',
    'Exit codes',
    ['| 2 ', 'could not be reached', 'the command was wrong'],
  ],
  [
    'How do I add a vendor?',
    'docs/profiles.md',
    'Write a profile',
    ['absent', 'sources', '--profile ./gateway.yaml'],
  ],
  [
    'Can I use it with my own API?',
    'docs/your-own-api.md',
    'Check your own API',
    ['any OpenAPI 3.0, 3.1 or 3.2 document', '--spec'],
  ],
  [
    'How do I keep a known failure from breaking CI?',
    'docs/ci.md',
    'Known failures',
    ['--known-failing', 'unexpected pass'],
  ],
  [
    'How do I record fixtures from my server?',
    'docs/fixtures.md',
    'Record traffic',
    ['upspec record', '--out', '--fixtures'],
  ],
  [
    'Where do I see the raw bytes of a failing request?',
    'docs/reports.md',
    'The raw request and response',
    ['HTML report', 'shown.request', 'curl'],
  ],
  [
    'How do I generate a client from my own document?',
    'docs/generate.md',
    'Generate everything, or one target',
    ['npx upspec generate openapi.yaml --out', '--target'],
  ],
  [
    'How do I use the client in Bun, Deno or a browser?',
    'docs/clients.md',
    'Node.js, Bun, Deno and browsers',
    ['fileFromPath', 'apiKey'],
  ],
  [
    'What does the kit delete on my server?',
    'docs/how-the-kit-works.md',
    'Cleanup',
    ['objects that a case created are deleted', 'could not be deleted'],
  ],
  [
    'What does it delete on a server of my own API?',
    'docs/your-own-api.md',
    'What a run leaves on the server',
    ['deletes what it creates', '--allow-leftovers'],
  ],
  [
    'How do I reproduce a finding?',
    'docs/reports.md',
    'A finding',
    ['curl command', 'reruns only this case'],
  ],
  ['Does my key appear in a report?', 'docs/reports.md', 'Secrets', ['$OPENAI_API_KEY']],
  [
    'Why was a case skipped?',
    'docs/reports.md',
    'Verdicts',
    ['`skip`', '`blockedBy` names the violated requirement'],
  ],
  [
    'What does "should" mean?',
    'docs/check-a-server.md',
    'Levels',
    ['**must**', '**should**', '**observe**'],
  ],
  [
    'How do I check a server with its own certificate, or one that needs a header?',
    'docs/check-a-server.md',
    'Choose cases',
    ['--ca FILE', '--header'],
  ],
  ['How do I send the key of my own API?', 'docs/your-own-api.md', 'Authentication', ['--api-key']],
  ['Can I run a check in parallel jobs?', 'docs/ci.md', 'Parallel jobs', ['--shard', 'merge-']],
  ['Which report does my CI system read?', 'docs/reports.md', 'Formats', ['`junit`', '`tap`']],
  [
    'Can I import the client in place of the official library?',
    'docs/clients.md',
    'Differences from the official library',
    ['changing the import is enough'],
  ],
  ['How do I install one package?', 'docs/packages.md', 'Packages', ['npm pack --workspaces']],
  [
    'Can I validate objects in another language?',
    'docs/types.md',
    'JSON Schemas',
    ['2020-12', 'every language'],
  ],
];

test.each(QUESTIONS)('%s is explained in %s below "%s"', (_question, page, heading, words) => {
  const section = sectionOf(page, heading);
  expect(words.filter((word) => !section.includes(word))).toEqual([]);
});

test.each([...new Set(QUESTIONS.map(([, page]) => page))])(
  '%s is at most two clicks from the README',
  (page) => {
    const first = linksOf('README.md');
    const second = first.filter((each) => each.endsWith('.md')).flatMap(linksOf);
    expect([...first, ...second]).toContain(page);
  },
);

/** A heading with what follows it, up to the next heading of the same level or above. */
function sectionOf(page: string, heading: string): string {
  const tokens = lexer(readFileSync(join(ROOT, page), 'utf8'));
  const isHeading = (at: number, most: number): boolean =>
    tokens[at]?.type === 'heading' && (tokens[at] as { readonly depth: number }).depth <= most;
  const start = tokens.findIndex(
    (token, at) => isHeading(at, 6) && (token as { readonly text: string }).text === heading,
  );
  if (start === -1) return '';
  const { depth } = tokens[start] as unknown as { readonly depth: number };
  const end = tokens.findIndex((_, at) => at > start && isHeading(at, depth));
  return tokens
    .slice(start, end === -1 ? undefined : end)
    .map(({ raw }) => raw)
    .join('');
}

/** The files that a page links to, from the root. */
function linksOf(page: string): readonly string[] {
  const links: string[] = [];
  void walkTokens(lexer(readFileSync(join(ROOT, page), 'utf8')), (token) => {
    if (token.type === 'link') links.push((token as { readonly href: string }).href);
  });
  return links
    .filter((link) => !/^(?:https?|mailto):/.test(link))
    .map((link) => link.split('#')[0] ?? '')
    .filter((path) => path !== '')
    .map((path) => posix.normalize(posix.join(posix.dirname(page), path)));
}

import { marked } from 'marked';
import { expect, test } from 'vitest';
import {
  sampleCase,
  sampleFailure,
  sampleFinding,
  sampleResult,
} from '../testing/sample-result.js';
import { formatMarkdown } from './markdown.js';
import { formatText } from './text.js';
import { atHeader } from '../difference/location.js';
import { words } from '../difference/reading.js';

test('violations come first, with the commands that show them', () => {
  const markdown = formatMarkdown(
    sampleResult([
      sampleFailure('files/a', 'RETRIEVE-02'),
      sampleFailure('files/b', 'RETRIEVE-02'),
      sampleCase('files/c', { verdict: 'known-failure', reason: 'issue 12' }),
    ]),
  );
  expect(markdown).toContain('## The server violates 1 requirement, in 2 of 3 cases\n');
  expect(markdown).toContain('`http://t/v1` · upspec 0.1.0 · 1.2 s\n');
  expect(markdown).toContain('| 0 | 0 | 2 | 1 | 0 | 0 | 0 | 0 |\n');
  expect(markdown)
    .toContain(`<b>FAIL RETRIEVE-02</b> (must) An id that no file has gets 404.</summary>

Evidence: recording: retrieveFile&#35;11

In \`files/a\` and 1 more: status of \`GET /files/x\`

\`\`\`diff
- expected status 404
+ actual   status 200: null
\`\`\`

\`\`\`sh
curl 'http://t/v1/files/x'
upspec check http://t/v1 --only files/a
\`\`\`
`);
  expect(markdown).toContain('### Known failures\n\n- `files/c`: issue 12\n');
});

test('what a server says is shown, never markup', () => {
  const actual = words('```\n<script>alert(1)</script> ![x](http://y) @everyone');
  const finding = {
    ...sampleFinding,
    actual,
    location: atHeader('<img src=x> **bold**'),
    request: 'GET `a``b`',
  };
  const markdown = formatMarkdown(
    sampleResult([sampleCase('files/a', { verdict: 'fail', findings: [finding] })]),
  );
  const html = marked.parse(markdown, { async: false });
  expect(html).not.toMatch(/<script|<img|<strong/);
  expect(html).toContain('<code>GET `a``b`</code>');
  expect(html).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
});

test('a long report is cut to what a comment holds, and says so', () => {
  const cases = Array.from({ length: 200 }, (_, at) => {
    const finding = {
      ...sampleFinding,
      actual: words(`${'x'.repeat(2000)} ${'yz'[at % 2]}${at}`),
      location: atHeader('a'.repeat(at)),
    };
    return sampleCase(`files/${at}`, { verdict: 'fail', findings: [finding] });
  });
  const silent = Array.from({ length: 3000 }, (_, at) =>
    sampleCase(`uploads/${at}`, { verdict: 'could-not-run', reason: 'it hangs' }),
  );
  const markdown = formatMarkdown(sampleResult([...cases, ...silent]));
  expect(markdown.length).toBeLessThan(65_536);
  expect(markdown).toMatch(/… and \d+ more/);
  expect(markdown).toContain('### Requirements by group');
});

test('a violated requirement says how many cases it blocks, in Markdown and in text', () => {
  const blocked = sampleCase('files/b', { verdict: 'skip', blockedBy: 'RETRIEVE-02' });
  const result = sampleResult([sampleFailure('files/a', 'RETRIEVE-02'), blocked]);
  expect(formatMarkdown(result)).toContain('Blocks 1 case.\n');
  expect(formatText(result)).toContain('  blocks    1 case: files/b\n');
});

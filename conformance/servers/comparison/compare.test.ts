import { expect, test } from 'vitest';
import { faults } from '../../openai-files/reference/faults/faults.js';
import { compareTool, type Score } from './compare.js';
import { formatComparison } from './format-comparison.js';
import type { ComparedTool } from './compared-tool.js';

/** A tool that sends one request, and reports by chance that it did. */
const tool: ComparedTool = {
  name: 'asker',
  title: 'Asker',
  setting: 'as it is',
  async judge({ url, apiKey }) {
    const headers = { Authorization: `Bearer ${apiKey}` };
    const { status } = await fetch(`${url}/files/unknown`, { headers });
    return new Set(['asked', ...(status === 404 ? [] : [`status ${status}`])]);
  },
};
const broken: ComparedTool = {
  ...tool,
  async judge(target) {
    const reported = await tool.judge(target);
    if (reported.size > 1) throw new Error('overwhelmed');
    return reported;
  },
};
const tried = faults.filter(({ name }) =>
  ['retrieve-unknown-500', 'content-trimmed'].includes(name),
);

function compare(comparedTool: ComparedTool): Promise<Score> {
  return compareTool(comparedTool, { faults: tried, jobs: 2 });
}

test('an injected fault is found when it makes a tool report what it does not report without it', async () => {
  const { found, falseAlarms, broken: none } = await compare(tool);
  expect(found).toEqual(['retrieve-unknown-500']);
  expect(falseAlarms).toEqual(['asked']);
  expect(none).toEqual({});
});

test('a tool that fails has found nothing', async () => {
  const score = await compare(broken);
  expect(score.found).toEqual([]);
  expect(score.broken).toEqual({ 'retrieve-unknown-500': 'overwhelmed' });
});

test('the page shows counts, classes and each injected fault', () => {
  const score: Score = {
    tool,
    falseAlarms: ['asked'],
    found: ['retrieve-unknown-500'],
    broken: {},
    seconds: 3,
  };
  const page = formatComparison({
    scores: [score],
    faults: tried,
    ofFaults: 10,
    every: 5,
    date: '2026-11-21',
    suite: '0.1.0',
    node: '20.20.2',
  });
  expect(page).toContain('with 2, each 5th, of the 10 injected faults');
  expect(page).toContain('comparison/run.js --every 5\n');
  expect(page).toContain('| Asker | 0.1.0 | 1 of 2 | 1 | 0 | 3 |');
  expect(page).toContain('| `content-trimmed` | CONTENT-01 | · |');
  expect(page).toContain('| `retrieve-unknown-500` | RETRIEVE-02 | found |');
});

import { expect, test } from 'vitest';
import { shownWords } from './shown-words.js';

test.each([
  [['node', 'app.js', '--api-key', 'abcdef'], 'node app.js --api-key ***'],
  [['node', 'app.js', '--api-key=abcdef'], 'node app.js --api-key=***'],
  [
    ['--env', 'API_TOKEN=abcdef', '--env', 'API_KEY={key}'],
    '--env API_TOKEN=*** --env API_KEY={key}',
  ],
  [['curl', '-H', 'Authorization: Bearer abcdef123'], 'curl -H Authorization: Bearer ***'],
  [['app', 'sk-abcdef123', '--limit', '10'], 'app sk-*** --limit 10'],
])('%j is shown as %s', (words, shown) => {
  expect(shownWords(words).join(' ')).toBe(shown);
});

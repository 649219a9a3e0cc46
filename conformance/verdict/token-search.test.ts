import { expect, test } from 'vitest';
import { openTokenSearch } from './token-search.js';

test.each([
  { tokens: [], text: 'file-1', want: [] },
  {
    tokens: ['file-1', 'file-10', '7'],
    text: '/files/file-10?after=7',
    want: ['7', 'file-1', 'file-10'],
  },
  { tokens: ['a.b', '(x)'], text: 'a-b (x)', want: ['(x)'] },
  { tokens: ['文件', '🙂'], text: '/文件/🙂', want: ['文件', '🙂'] },
  { tokens: ['longer than the text'], text: 'short', want: [] },
])('of $tokens, "$text" contains $want', ({ tokens, text, want }) => {
  expect([...openTokenSearch(tokens)(text)].toSorted()).toEqual([...want].toSorted());
});

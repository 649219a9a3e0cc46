import { expect, test } from 'vitest';
import { isTargetModule } from './is-target-module.js';

test.each([
  { value: './mine.js', want: true },
  { value: '../targets/mine.mjs', want: true },
  { value: '/home/a/mine.js', want: true },
  { value: String.raw`C:\targets\mine.js`, want: true },
  { value: 'mine.js', want: true },
  { value: 'cli', want: false },
  { value: 'typescript-client', want: false },
  { value: 'ruby', want: false },
])('$value names a module: $want', ({ value, want }) => {
  expect(isTargetModule(value)).toBe(want);
});

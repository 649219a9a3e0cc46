import { afterEach, expect, test, vi } from 'vitest';
import { pathName } from './file-name.js';

afterEach(() => {
  vi.unstubAllGlobals();
});

test.each([
  { platform: 'linux', path: '/data/wet\\dry.jsonl', want: 'wet\\dry.jsonl' },
  { platform: 'linux', path: Buffer.from('data/ü.jsonl'), want: 'ü.jsonl' },
  { platform: 'win32', path: 'C:\\data\\weather.jsonl', want: 'weather.jsonl' },
  { platform: 'win32', path: 'C:/data/weather.jsonl', want: 'weather.jsonl' },
  { platform: 'linux', path: '/data/', want: undefined },
  { platform: 'linux', path: 7, want: undefined },
])('a stream of $path is named $want on $platform', ({ platform, path, want }) => {
  vi.stubGlobal('process', { ...process, platform });
  expect(pathName({ path })).toBe(want);
});

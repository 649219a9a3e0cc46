import { describe, expect, it, test } from 'vitest';
import { openaiFilesContract } from '../../contract.js';
import { rules } from '../rules.js';
import { chooseFaults, faultyRules } from './choose-faults.js';
import type { WildClass } from './fault.js';
import { faults } from './faults.js';
import { formatFaults } from './format-faults.js';

const { requirements } = openaiFilesContract();

const WILD_CLASSES: readonly WildClass[] = [
  'error envelope',
  'list paging',
  'expires_after',
  'purpose',
  'required fields',
  'unknown id',
  'objects disagree',
  'uploads',
  'content',
  'filename',
  'path-like ids',
];

describe('the faults', () => {
  it('are ninety and more, each under a name of its own', () => {
    const names = faults.map(({ name }) => name);
    expect(names.length).toBeGreaterThanOrEqual(90);
    expect(new Set(names).size).toBe(names.length);
    expect(names.filter((name) => !/^[a-z][a-z0-9]*(-[a-z0-9]+)+$/.test(name))).toEqual([]);
  });

  it('break requirements that there are, and none that fails no server', () => {
    const levels = new Map(requirements.map(({ id, level }) => [id, level]));
    const unfit = faults.filter(({ requirement }) => {
      return !['must', 'should'].includes(levels.get(requirement) ?? '');
    });
    expect(unfit.map(({ name }) => name)).toEqual([]);
  });

  it('leave no `must` unbroken', () => {
    const broken = new Set(faults.map(({ requirement }) => requirement));
    const musts = requirements.filter(({ level }) => level === 'must');
    expect(musts.length).toBeGreaterThan(100);
    const unbroken = musts.map(({ id }) => id).filter((id) => !broken.has(id));
    expect(
      unbroken.map(
        (id) =>
          `no injected fault breaks ${id}: add one to conformance/openai-files/reference/faults/ and its row to conformance/openai-files/tests/check-faults.json`,
      ),
    ).toEqual([]);
  });

  test.each(WILD_CLASSES)('hold what is wrong with others: %s', (wild) => {
    expect(faults.filter((fault) => fault.wild === wild)).not.toEqual([]);
  });

  it('are told in a line each', () => {
    const lines = formatFaults().split('\n');
    expect(lines).toHaveLength(faults.length);
    expect(lines.find((line) => line.startsWith('page-limit-ignored '))).toMatch(
      /^page-limit-ignored +LIST-05 +ignores limit$/,
    );
  });
});

describe('what is chosen', () => {
  it('is nothing but the rules of the contract where no fault is', () => {
    expect(faultyRules(chooseFaults([]))).toBe(rules);
  });

  it('is put one on the other', () => {
    const chosen = chooseFaults(['part-1-mib-at-most', 'page-of-20', 'upload-lives-a-day']);
    const { limits } = faultyRules(chosen);
    expect([limits.maxPartBytes, limits.page.usual, limits.uploadLifetime]).toEqual([
      1_048_576, 20, 86_400,
    ]);
  });

  it('names the nearest one where there is none of the name', () => {
    expect(() => chooseFaults(['list-limit-ignored'])).toThrow(
      'there is no fault "list-limit-ignored"; did you mean "page-limit-ignored"?',
    );
  });
});

import { describe, expect, it, test } from 'vitest';
import { openaiFilesContract } from '../../contract.js';
import { rules } from '../rules.js';
import { chooseFaults, rulesWithFaults } from './choose-faults.js';
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

describe('the injected faults', () => {
  it('are more than ninety, each with its own name', () => {
    const names = faults.map(({ name }) => name);
    expect(names.length).toBeGreaterThanOrEqual(90);
    expect(new Set(names).size).toBe(names.length);
    expect(names.filter((name) => !/^[a-z][a-z0-9]*(-[a-z0-9]+)+$/.test(name))).toEqual([]);
  });

  it('violate known requirements, and only those that can fail a server', () => {
    const levels = new Map(requirements.map(({ id, level }) => [id, level]));
    const unfit = faults.filter(({ requirement }) => {
      return !['must', 'should'].includes(levels.get(requirement) ?? '');
    });
    expect(unfit.map(({ name }) => name)).toEqual([]);
  });

  it('violate every requirement of level `must`', () => {
    const broken = new Set(faults.map(({ requirement }) => requirement));
    const musts = requirements.filter(({ level }) => level === 'must');
    expect(musts.length).toBeGreaterThan(100);
    const unbroken = musts.map(({ id }) => id).filter((id) => !broken.has(id));
    expect(
      unbroken.map(
        (id) =>
          `no injected fault violates ${id}: add one to conformance/openai-files/reference/faults/ and its row to conformance/openai-files/tests/check-faults.json`,
      ),
    ).toEqual([]);
  });

  test.each(WILD_CLASSES)('include what is wrong with third-party servers: %s', (wild) => {
    expect(faults.filter((fault) => fault.wild === wild)).not.toEqual([]);
  });

  it('are listed in one line each', () => {
    const lines = formatFaults().split('\n');
    expect(lines).toHaveLength(faults.length);
    expect(lines.find((line) => line.startsWith('page-limit-ignored '))).toMatch(
      /^page-limit-ignored +LIST-05 +ignores limit$/,
    );
  });
});

describe('a choice of injected faults', () => {
  it('is the rules of the contract if it is empty', () => {
    expect(rulesWithFaults(chooseFaults([]))).toBe(rules);
  });

  it('applies one after the other', () => {
    const chosen = chooseFaults(['part-1-mib-at-most', 'page-of-20', 'upload-lives-a-day']);
    const { limits } = rulesWithFaults(chosen);
    expect([limits.maxPartBytes, limits.page.default, limits.uploadLifetime]).toEqual([
      1_048_576, 20, 86_400,
    ]);
  });

  it('suggests the most similar name for an unknown one', () => {
    expect(() => chooseFaults(['list-limit-ignored'])).toThrow(
      'there is no injected fault "list-limit-ignored"; did you mean "page-limit-ignored"?',
    );
  });
});

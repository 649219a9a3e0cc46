import { describe, expect, expectTypeOf, it } from 'vitest';
import { rules } from '../rules.js';
import { inRule, remembering, together, withSeam, type Seam } from './seam.js';

const pageOf = (standard: number): Seam =>
  inRule('limits', 'page', (page) => ({ ...page, default: standard }));

describe('a seam', () => {
  it('replaces one rule and keeps all others', () => {
    const { limits, listing, ...others } = withSeam(rules, pageOf(20));
    expect(limits).toEqual({ ...rules.limits, page: { least: 1, most: 10_000, default: 20 } });
    expect(listing).toBe(rules.listing);
    expect(others).toEqual({
      ids: rules.ids,
      requests: rules.requests,
      tenancy: rules.tenancy,
      forms: rules.forms,
      json: rules.json,
      newFiles: rules.newFiles,
      newUploads: rules.newUploads,
      completion: rules.completion,
      expiry: rules.expiry,
      handlers: rules.handlers,
    });
  });

  it('is applied to the result of the previous one', () => {
    const doubled = inRule('limits', 'page', (page) => ({ ...page, default: page.default * 2 }));
    expect(withSeam(rules, together(pageOf(20), doubled)).limits.page.default).toBe(40);
  });

  it('has new variables for each server', () => {
    const counting = remembering(() => {
      let calls = 0;
      return inRule('newFiles', 'isFilePurpose', () => () => (calls += 1) > 1);
    });
    const [one, other] = [withSeam(rules, counting), withSeam(rules, counting)];
    expect(one.newFiles.isFilePurpose('evals')).toBe(false);
    expect(one.newFiles.isFilePurpose('evals')).toBe(true);
    expect(other.newFiles.isFilePurpose('evals')).toBe(false);
  });

  it('cannot replace an unknown rule, according to the compiler', () => {
    // @ts-expect-error: no part has this name
    inRule('lists', 'readOrder', () => () => 1);
    // @ts-expect-error: no rule has this name
    inRule('listing', 'readOdrer', () => () => 1);
    // @ts-expect-error: the rule has another type
    inRule('listing', 'readOrder', () => () => 2);
    expectTypeOf(() => rules).not.toExtend<Seam>();
  });
});

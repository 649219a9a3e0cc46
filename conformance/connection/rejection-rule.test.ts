import { expect, test } from 'vitest';
import { formatRule, parseRule } from './rejection-rule.js';

test('a rule is written and read', () => {
  const rule = { requirement: 'PETS-03', in: 'body', at: '/name' } as const;
  expect(formatRule(rule)).toBe('PETS-03; body=/name');
  expect(parseRule('PETS-03; body=/name')).toEqual(rule);
  expect(parseRule('PETS-04; path=')).toEqual({ requirement: 'PETS-04', in: 'path', at: '' });
});

test.each(['', 'PETS-03', 'PETS-03; cookie=a', '; body=/name', 'PETS 03; body=/name'])(
  'no rule is read from %j',
  (value) => {
    expect(parseRule(value)).toBeUndefined();
  },
);

import type { RequirementVerdict, Verdict } from '../../verdict/result.js';

/** How a verdict is shown: a class for its colour, a sign for who sees no colours, a word. */
export interface ShownVerdict {
  readonly verdict: string;
  readonly sign: string;
  readonly word: string;
}

const words: Readonly<Record<Verdict | RequirementVerdict, readonly [sign: string, word: string]>> =
  {
    pass: ['✓', 'passed'],
    warn: ['!', 'warned'],
    fail: ['✕', 'failed'],
    'known-failure': ['≈', 'known failure'],
    'unexpected-pass': ['‼', 'passed unexpectedly'],
    skip: ['–', 'skipped'],
    observed: ['◦', 'observed'],
    'could-not-run': ['?', 'could not run'],
    blocked: ['⊘', 'blocked'],
    untested: ['·', 'untested'],
  };

export function showVerdict(verdict: Verdict | RequirementVerdict): ShownVerdict {
  const [sign, word] = words[verdict];
  return { verdict, sign, word };
}

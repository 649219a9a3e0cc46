import type { TestCase } from './test-case.js';

/** A case after the preflight has shown what the target does not serve. */
export type RestrictedCase =
  /** As the target can run it, with the claims of its profile. */
  | { readonly kind: 'case'; readonly testCase: TestCase }
  /** It needs what the target does not serve, which violates a requirement. */
  | { readonly kind: 'blocked'; readonly requirement: string; readonly reason: string };

import type { TestCase } from './test-case.js';

/**
 * Shows that a target accepts a request without the one thing that a case finds rejected. Without it
 * the target may reject every such request, and the rejection proves nothing.
 */
export interface Proof {
  /** Accepted requests only. Reports do not list it. */
  readonly testCase: TestCase;
  /** Whether it is needed for the case of a name. */
  isFor(name: string): boolean;
}

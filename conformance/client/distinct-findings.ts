import type { Finding } from '../verdict/finding.js';

/** So many are kept: a client that floods the server must not fill the memory. */
const mostKept = 1_000;

/**
 * The findings of a run. The same violation of several requests is one finding, of the first of them.
 */
export class DistinctFindings {
  readonly #findings = new Map<string, Finding>();

  /** @returns those that are new */
  add(found: readonly Finding[]): readonly Finding[] {
    return found.filter((finding) => {
      const { requirement, request, location } = finding;
      const key = JSON.stringify([requirement, request.split('?')[0], location]);
      const isNew = !this.#findings.has(key) && this.#findings.size < mostKept;
      if (isNew) this.#findings.set(key, finding);
      return isNew;
    });
  }

  get all(): readonly Finding[] {
    return [...this.#findings.values()];
  }
}

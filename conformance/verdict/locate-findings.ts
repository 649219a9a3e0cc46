import type { SourceLocation } from './finding.js';
import type { Result } from './result.js';

/**
 * The location in the document to which a request belongs; undefined where there is none.
 *
 * @param request method and path: `GET /pets/7`
 */
export type Locate = (request: string) => SourceLocation | undefined;

/** A result whose findings have their locations in the document. */
export function locateFindings(result: Result, locate: Locate): Result {
  const cases = result.cases.map((each) => ({
    ...each,
    findings: each.findings.map((finding) => {
      const source = locate(finding.request);
      return source === undefined ? finding : { ...finding, source };
    }),
  }));
  return { ...result, cases };
}

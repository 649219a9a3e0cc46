import { mapTexts } from '../json/map-texts.js';
import type { CaseResult, Result } from '../verdict/result.js';

/**
 * A result without control characters, so that what a server said can't steer the terminal that
 * shows it. A command of several lines is one of the kit's own making, and keeps its lines.
 */
export function printableResult(reported: Result): Result {
  const clean = mapTexts(reported, (text) => text.replace(/\p{Cc}/gu, '\ufffd'));
  return { ...clean, cases: clean.cases.map((each, at) => withScripts(each, reported.cases[at])) };
}

function withScripts(clean: CaseResult, reported: CaseResult | undefined): CaseResult {
  const findings = clean.findings.map((finding, at) => ({
    ...finding,
    curl: (reported?.findings[at]?.curl ?? '').replace(/(?!\n)\p{Cc}/gu, '\ufffd'),
  }));
  return { ...clean, findings };
}

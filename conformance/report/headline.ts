import type { CaseResult, Result } from '../verdict/result.js';

/** The outcome of a run, in one sentence. */
export function headlineOf({ counts, cases, requirements, stopped }: Result): string {
  const subject = cases.some(({ kind }) => kind === 'client') ? 'The client' : 'The server';
  if (stopped !== undefined) return 'The run was stopped before its cases ran';
  const { fail } = counts;
  if (fail > 0) {
    const broken = requirements.filter(({ verdict }) => verdict === 'fail').length;
    const reported = `${broken} ${broken === 1 ? 'requirement' : 'requirements'}`;
    const [sole, ...others] = cases;
    if (sole?.kind === 'client' && others.length === 0) {
      return `The client violates ${reported}, ${inRequests(sole)}`;
    }
    return `${subject} violates ${reported}, in ${count(fail, cases.length)}`;
  }
  const unexpected = counts['unexpected-pass'];
  if (unexpected > 0)
    return `${count(unexpected, cases.length)} passed unexpectedly: they are listed as known failures`;
  const silent = counts['could-not-run'];
  if (silent > 0) return `Inconclusive: ${count(silent, cases.length)} could not run`;
  if (counts['known-failure'] > 0) return `${subject} conforms, except for known failures`;
  if (counts.pass + counts.warn + counts.observed === 0) return 'Nothing was tested';
  return `${subject} conforms`;
}

/** A client that was run once is one case, of many requests. */
function inRequests({ findings, exchanges }: CaseResult): string {
  const wrong = new Set(findings.map(({ exchange }) => exchange)).size;
  return `in ${wrong} of ${exchanges} ${exchanges === 1 ? 'request' : 'requests'}`;
}

function count(some: number, all: number): string {
  return `${some} of ${all} ${all === 1 ? 'case' : 'cases'}`;
}

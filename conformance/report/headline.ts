import type { Result } from '../verdict/result.js';

/** What a run came to, in one sentence. */
export function headlineOf({ counts, cases, requirements, stopped }: Result): string {
  if (stopped !== undefined) return 'The run was stopped before its cases ran';
  const { fail } = counts;
  if (fail > 0) {
    const broken = requirements.filter(({ verdict }) => verdict === 'fail').length;
    const told = `${broken} ${broken === 1 ? 'requirement' : 'requirements'}`;
    return `The contract is broken: ${told}, in ${count(fail, cases.length)}`;
  }
  const unexpected = counts['unexpected-pass'];
  if (unexpected > 0) return `${count(unexpected, cases.length)} passed, though known to fail`;
  const silent = counts['could-not-run'];
  if (silent > 0) return `Nothing is proven: ${count(silent, cases.length)} could not run`;
  if (counts['known-failure'] > 0) return 'The contract is kept, but for what is known to fail';
  if (counts.pass + counts.warn + counts.observed === 0) return 'Nothing was tested';
  return 'The contract is kept';
}

function count(some: number, all: number): string {
  return `${some} of ${all} ${all === 1 ? 'case' : 'cases'}`;
}

import type { Result } from '../verdict/result.js';

/** The outcome of a run, in one sentence. */
export function headlineOf(result: Result): string {
  const { counts, cases, requirements, stopped } = result;
  if (stopped !== undefined) return 'The run was stopped before its cases ran';
  const { fail } = counts;
  const sides = sidesOf(result);
  const subject = cases.some(({ kind }) => kind === 'client') ? 'the client' : 'the server';
  if (fail > 0) {
    if (sides.length > 0) return capitalize(sides.map(sentenceOf).join('; '));
    const broken = requirements.filter(({ verdict }) => verdict === 'fail').length;
    return capitalize(
      `${subject} violates ${countRequirements(broken)}, in ${count(fail, cases.length)}`,
    );
  }
  const unexpected = counts['unexpected-pass'];
  if (unexpected > 0)
    return `${count(unexpected, cases.length)} passed unexpectedly: they are listed as known failures`;
  const silent = counts['could-not-run'];
  if (silent > 0) return `Inconclusive: ${count(silent, cases.length)} could not run`;
  const who = sides.length === 0 ? subject : sides.map(({ name }) => `the ${name}`).join(' and ');
  const conform = capitalize(`${who} ${sides.length > 1 ? 'conform' : 'conforms'}`);
  if (counts['known-failure'] > 0) return `${conform}, except for known failures`;
  if (counts.pass + counts.warn + counts.observed === 0) return 'Nothing was tested';
  return conform;
}

/** One side of traffic, which is one case of many requests. */
interface Side {
  readonly name: 'client' | 'server';
  /** How many requirements it violates. */
  readonly broken: number;
  readonly wrong: number;
  readonly of: string;
}

/** None where the cases are runs of a client under scenarios. */
function sidesOf({ cases, requirements }: Result): readonly Side[] {
  if (cases.filter(({ kind }) => kind === 'client').length > 1) return [];
  const failed = new Set(
    requirements.flatMap(({ id, verdict }) => (verdict === 'fail' ? [id] : [])),
  );
  return cases.flatMap(({ kind, verdict, findings, exchanges }) => {
    if (kind !== 'client' && kind !== 'server') return [];
    const violated = findings.map(({ requirement }) => requirement);
    const broken = new Set(verdict === 'fail' ? violated.filter((id) => failed.has(id)) : []).size;
    const wrong = new Set(findings.map(({ exchange }) => exchange)).size;
    const noun = kind === 'client' ? 'request' : 'response';
    return [{ name: kind, broken, wrong, of: `${exchanges} ${noun}${exchanges === 1 ? '' : 's'}` }];
  });
}

function sentenceOf({ name, broken, wrong, of }: Side): string {
  if (broken === 0) return `the ${name} conforms`;
  return `the ${name} violates ${countRequirements(broken)}, in ${wrong} of ${of}`;
}

function countRequirements(some: number): string {
  return `${some} ${some === 1 ? 'requirement' : 'requirements'}`;
}

function capitalize(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}

function count(some: number, all: number): string {
  return `${some} of ${all} ${all === 1 ? 'case' : 'cases'}`;
}

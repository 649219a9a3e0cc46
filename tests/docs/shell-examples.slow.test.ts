import { spawnSync } from 'node:child_process';
import { mkdir, rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { docPages, readPage, ROOT } from './pages.js';
import { openSession, type ShellSession } from './shell-session.js';
import { type ShellStep, shellSteps } from './shell-steps.js';

/** Within the workspace, so that its packages are found. */
const FOLDER = join(ROOT, 'reports', 'docs-examples');

const pages = [readPage('README.md'), ...docPages()]
  .map((page) => ({ path: page.path, steps: shellSteps(page) }))
  .filter(({ steps }) => steps.some(({ kind }) => kind === 'run'));

const hasCurl = spawnSync('curl', ['--version']).status === 0;
const needsCurl = (steps: readonly ShellStep[]): boolean =>
  steps.some((step) => step.kind === 'run' && /^curl /m.test(step.code));

describe('the commands of the documentation', () => {
  const runnable = pages.filter(({ steps }) => hasCurl || !needsCurl(steps));
  const others = pages.filter((page) => !runnable.includes(page));
  test.skip.each(others)('$path runs as printed (without curl)', () => undefined);

  test.each(runnable)(
    '$path runs as printed, and prints what it shows',
    async ({ path, steps }) => {
      const folder = join(FOLDER, basename(path, '.md'));
      await rm(folder, { recursive: true, force: true });
      await mkdir(folder, { recursive: true });
      const session = await openSession(folder);
      try {
        expect(await differences(session, steps)).toEqual([]);
      } finally {
        await session.close();
        await rm(folder, { recursive: true });
      }
    },
  );
});

/** What happens otherwise than the page says, each with its line. */
async function differences(
  session: ShellSession,
  steps: readonly ShellStep[],
): Promise<readonly string[]> {
  const found: string[] = [];
  let printed = '';
  for (const step of steps) {
    const line = `line ${String(step.line)}`;
    if (step.kind === 'file') await session.write(step.name, step.text);
    else if (step.kind === 'background') await session.start(step.name, step.code);
    else if (step.kind === 'stop') await session.stop(step.name);
    else if (step.kind === 'run') {
      const { exit, output } = await session.run(step.code);
      printed = output;
      if (exit !== step.exit)
        found.push(`${line}: exit ${String(exit)}, not ${String(step.exit)}:\n${output}`);
    } else found.push(...missingParts(step.text, printed).map((part) => `${line}: ${part}`));
  }
  return found;
}

/** The parts of a shown output, between `…`, that the real one does not have in this order. */
function missingParts(shown: string, printed: string): readonly string[] {
  let rest = comparable(printed);
  return shown
    .split('…')
    .map(comparable)
    .filter((part) => {
      const start = rest.indexOf(part);
      if (start !== -1) rest = rest.slice(start + part.length);
      return start === -1;
    })
    .map((part) => `not printed: ${part}\nwhat was printed: ${printed}`);
}

/** Durations differ in each run; a page may break long lines. */
function comparable(text: string): string {
  return text
    .replace(/\d+\.\d s\b/g, 'N s')
    .replace(/\s+/g, ' ')
    .trim();
}

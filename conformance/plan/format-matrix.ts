import type { TracedRequirement } from './traceability.js';

/** Shows which cases test each requirement, as lines for people. */
export function formatMatrix(requirements: readonly TracedRequirement[]): string {
  return requirements
    .map(({ id, level, text, cases, reason = '' }) => {
      const tests = cases.length === 0 ? [`no case: ${reason}`] : cases;
      return [`${id} (${level}) ${text}`, ...tests.map((each) => `    ${each}`)].join('\n');
    })
    .join('\n');
}

/** The same as a page of Markdown. */
export function formatMatrixPage(requirements: readonly TracedRequirement[]): string {
  const items = requirements.map(({ id, level, text, cases, reason = '' }) => {
    const tests = cases.length === 0 ? `No case: ${reason}.` : cases.map(asCode).join(', ');
    return `- **${id}** (${level}) ${text}\n\n  ${tests}`;
  });
  return [
    '# Which case tests which requirement',
    '',
    'A test compares this page with the cases. `UPSPEC_UPDATE=1 npx vitest run format-matrix` updates it.',
    '',
    items.join('\n\n'),
    '',
  ].join('\n');
}

function asCode(name: string): string {
  return `\`${name}\``;
}

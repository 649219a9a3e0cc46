import { conductRules } from '../conduct/conduct-requirements.js';
import type { Scenario } from './scenario.js';
import { scenarios } from './scenarios.js';

/** All scenarios in a line each: the name, the highest level of what is expected, and what happens. */
export function formatScenarios(): string {
  const longest = Math.max(...scenarios.map(({ name }) => name.length));
  return scenarios
    .map((each) => {
      const level = levelOf(each);
      return `${each.name.padEnd(longest)}  ${level.padEnd('observe'.length)}  ${each.summary}`;
    })
    .join('\n');
}

function levelOf({ rules }: Scenario): string {
  const levels = rules.flatMap(({ requirements }) =>
    requirements.map((id) => conductRules[id].level),
  );
  return (
    (['must', 'should', 'observe'] as const).find((level) => levels.includes(level)) ?? 'observe'
  );
}

import { words } from '../../difference/reading.js';
import type { CommandEnd } from '../run-command.js';
import type { Conduct, Sent } from './conduct.js';
import type { ConductRuleId } from './conduct-requirements.js';
import type { ConductRule } from './conduct-rule.js';

/** A client that succeeds without the scenario succeeds with it. */
export function acceptedResponses(requirement: ConductRuleId): ConductRule {
  return {
    requirements: [requirement],
    judge(conduct) {
      const last = lastOf(conduct);
      if (last === undefined || conduct.plainCode !== 0 || isSuccess(conduct.end)) return [];
      return [
        {
          requirement,
          sent: last,
          location: { kind: 'connection' },
          expected: words('exit code 0, as without the scenario'),
          actual: words(describeEnd(conduct.end)),
        },
      ];
    },
  };
}

/** How the command ended, where no requirement says how it should. */
export const observedAcceptance: ConductRule = {
  requirements: ['client.scenario.exit-code'],
  judge(conduct) {
    const last = lastOf(conduct);
    if (last === undefined) return [];
    return [
      {
        requirement: 'client.scenario.exit-code',
        sent: last,
        location: { kind: 'connection' },
        expected: words('any'),
        actual: words(describeEnd(conduct.end)),
      },
    ];
  },
};

function lastOf({ interfered }: Conduct): Sent | undefined {
  return interfered.at(-1)?.sent;
}

function isSuccess(end: CommandEnd): boolean {
  return end.kind === 'exited' && end.code === 0;
}

function describeEnd(end: CommandEnd): string {
  switch (end.kind) {
    case 'exited':
      return `exit code ${end.code}`;
    case 'killed':
      return `an end by ${end.signal}`;
    case 'concluded':
      return 'more and more requests, until the command was ended';
    case 'timeout':
    case 'stopped':
      return 'a command that was ended';
    default:
      return end satisfies never;
  }
}

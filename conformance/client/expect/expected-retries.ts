import { words } from '../../difference/reading.js';
import type { ConductReport, ConductRule } from '../conduct/conduct-rule.js';
import { repeatsOf } from '../conduct/repeats.js';
import type { Scenario } from '../scenarios/scenario.js';
import type { Expectations } from './expectations.js';

/** Judges retries by what the author expects, in scenarios that only observe them otherwise. */
export function expectedRetries(
  { rules }: Scenario,
  retries: Expectations['retries'],
): readonly ConductRule[] {
  const isOpen = rules.some(({ requirements }) => requirements.includes('client.scenario.retry'));
  if (retries === undefined || !isOpen) return [];
  const { expected, source } = retries;
  const location = `${source.file}:${source.line}:${source.column}`;
  return [
    {
      requirements: ['client.expect.retries'],
      judge: (conduct) =>
        conduct.interfered.flatMap((each): readonly ConductReport[] => {
          const isRepeated = repeatsOf(each, conduct).length > 0;
          if (isRepeated === expected) return [];
          return [
            {
              requirement: 'client.expect.retries',
              sent: each.sent,
              location: { kind: 'connection' },
              expected: words(`${expected ? 'the request again' : 'no retry'} (${location})`),
              actual: words(isRepeated ? 'the request again' : 'no retry'),
            },
          ];
        }),
    },
  ];
}

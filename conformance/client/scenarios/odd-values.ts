import { acceptedResponses, observedAcceptance } from '../conduct/judge-acceptance.js';
import { addProperty, otherEnumValues, toNull } from '../interfere/odd-values.js';
import type { Scenario } from './scenario.js';

/** Values that the document allows, and one that a later version of it may add. */
export const oddValues: readonly Scenario[] = [
  {
    name: 'unknown-property',
    summary: 'each object has one more property, where the document allows others',
    select: { requests: 'all', of: 'json' },
    interference: { kind: 'change', change: addProperty },
    rules: [acceptedResponses('client.scenario.unknown-property')],
  },
  {
    name: 'null',
    summary: 'each number and string that may be null is null',
    select: { requests: 'all', of: 'json' },
    interference: { kind: 'change', change: toNull },
    rules: [acceptedResponses('client.scenario.null')],
  },
  {
    name: 'unknown-enum-value',
    summary: 'each value of an enum is one that the document does not have',
    select: { requests: 'all', of: 'json' },
    interference: { kind: 'change', change: otherEnumValues },
    rules: [observedAcceptance],
  },
];

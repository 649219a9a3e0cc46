import { acceptedResponses } from '../conduct/judge-acceptance.js';
import type { Scenario } from './scenario.js';

/** Delimiters of RFC 3986, section 2.2, and what looks like an escape already. */
const reservedSuffix = '/x?y#z%41';

/** Ids that a client may not copy into a path as they are. */
export const oddIds: readonly Scenario[] = [
  {
    name: 'reserved-id',
    summary: 'each new id has characters that a path must escape, where its schema allows any text',
    select: { requests: 'all' },
    interference: { kind: 'none' },
    rules: [acceptedResponses('client.scenario.reserved-id')],
    idSuffix: reservedSuffix,
  },
];

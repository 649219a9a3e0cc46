import type { Contract } from '../../contract.js';
import type { Capture } from '../capture/capture.js';
import { buildFixture, type NamelessFixture } from './build-fixture.js';
import { classify } from './classify.js';
import { groupFlows } from './group-flows.js';
import { gatherSecrets } from './secrets.js';

export interface ToldCaptures {
  readonly fixtures: readonly NamelessFixture[];
  /** What was left out and why, a line each. */
  readonly notes: readonly string[];
}

export interface TellOptions {
  readonly contract: Contract;
  /** Contents of more bytes are replaced by generated ones. */
  readonly contentLimit: number;
  /** The base URL of the server that was recorded. */
  readonly from: string;
}

/** Makes fixtures of what passed by: one for each flow, without secrets. */
export function tellCaptures(captures: readonly Capture[], options: TellOptions): ToldCaptures {
  const { contract } = options;
  const ordered = [...captures].sort((a, b) => a.answeredAt - b.answeredAt);
  const classified = ordered.map((capture) => classify(capture, contract));
  const known = classified.filter((each) => each !== undefined);
  const { flows, leftOut } = groupFlows(known, contract);
  const context = { ...options, secrets: gatherSecrets(captures) };
  const built = flows.map((flow) => buildFixture(flow, context));
  const fixtures = built.filter((each) => each !== undefined);
  const counts = [
    ...leftOut,
    ['they are none of the Files or Uploads API', classified.length - known.length] as const,
    [
      'their flow is too long for a fixture',
      lengthOf(flows.filter((_, at) => !built[at])),
    ] as const,
  ];
  return {
    fixtures,
    notes: counts
      .filter(([, count]) => count > 0)
      .map(([reason, count]) => `${count} left out: ${reason}`),
  };
}

function lengthOf(flows: readonly { readonly exchanges: readonly unknown[] }[]): number {
  return flows.reduce((sum, { exchanges }) => sum + exchanges.length, 0);
}

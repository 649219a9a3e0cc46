import { secretLocationsOf, type SecretLocations } from '../../auth/secret-locations.js';
import type { Contract } from '@upspec/document';
import type { Capture } from '../capture/capture.js';
import { inferReferences } from '../references/infer-references.js';
import { formatPossibleReferences } from '../references/possible-references.js';
import { countReason, type LeftOut } from '../left-out.js';
import { plainRules, type RecordingRules } from '../recording-rules.js';
import { buildFixture, type NamelessFixture } from './build-fixture.js';
import { classify } from './classify.js';
import { groupFlows } from './group-flows.js';
import { indexOperations } from './operation-index.js';
import { gatherSecrets } from './secrets.js';
import { nameServer } from './name-server.js';

export interface CapturedFixtures {
  readonly fixtures: readonly NamelessFixture[];
  readonly leftOut: LeftOut;
  /** What may be a reference to a resource, a line each. */
  readonly references: readonly string[];
}

export interface FixtureOptions {
  readonly contract: Contract;
  readonly rules?: RecordingRules | undefined;
  /** Contents of more bytes are replaced by generated ones. */
  readonly contentLimit: number;
  /** The base URL of the server that was recorded. */
  readonly from: string;
  /** Keys and passwords that must not be in a fixture. */
  readonly known?: readonly string[] | undefined;
  /** Which names are those of secrets. */
  readonly locations?: SecretLocations | undefined;
}

/** Makes fixtures of what passed by: one for each flow, without secrets. */
export function buildFixtures(
  captures: readonly Capture[],
  options: FixtureOptions,
): CapturedFixtures {
  const { rules = plainRules } = options;
  const ordered = [...captures].sort((a, b) => a.respondedAt - b.respondedAt);
  const { contract, possible } = inferReferences(options.contract, [ordered]);
  const index = indexOperations(contract);
  const classified = ordered.map((capture) => classify(capture, { contract, index }));
  const known = classified.filter((each) => each !== undefined);
  const grouped = groupFlows(known, { contract, rules });
  const locations = [options.from, ...captures.flatMap(({ source }) => source?.from ?? [])];
  const names = [...new Set(locations)].flatMap(
    (from) => nameServer(from, { documented: contract.baseUrl, servers: rules.servers }).leftOut,
  );
  const secrets = gatherSecrets(captures, contract, {
    values: [...names, ...(options.known ?? [])],
    locations: options.locations ?? rules.secretLocations ?? secretLocationsOf(contract),
  });
  const context = { ...options, contract, index, rules, secrets };
  const built = grouped.flows.map((flow) => buildFixture(flow, context));
  const fixtures = built.filter((each) => each !== undefined);
  const leftOut = new Map(grouped.leftOut);
  countReason(leftOut, notOfThisApi(contract), classified.length - known.length);
  const tooLong = lengthOf(grouped.flows.filter((_, index) => built[index] === undefined));
  countReason(leftOut, 'their flow is too long for a fixture', tooLong);
  return { fixtures, leftOut, references: formatPossibleReferences(contract, possible) };
}

/** Why requests of other APIs are left out. */
export function notOfThisApi({ title }: Pick<Contract, 'title'>): string {
  return `they are not requests of ${title}`;
}

function lengthOf(flows: readonly { readonly exchanges: readonly unknown[] }[]): number {
  return flows.reduce((sum, { exchanges }) => sum + exchanges.length, 0);
}

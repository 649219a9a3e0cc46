import type { Contract as ContractDocument, Requirement } from '@upspec/document';
import { noPackChecks } from '../check/pack-checks.js';
import type { Contract } from '../contract.js';
import { contractOf } from '../contract-of.js';
import { derivedRequirements } from '../contract/derived-requirements.js';
import { exampleFixtures, exampleRequirement } from '../examples/example-fixtures.js';
import type { Fixture } from '../fixture-format/fixture.js';
import { UsageError } from '../kit-error.js';
import { bindExisting, type ExistingResource } from '../replay/bind-existing.js';
import { noBindings, type Bindings } from '../replay/bindings.js';
import { openedSchemes } from './opened-schemes.js';
import { isContractAlive, inspectContract } from './contract-preflight.js';
import { foreignIds, reasonNotToSend, usesOthers } from './fixture-safety.js';
import type { Pack } from './pack.js';
import { tenantChecks } from './tenant-checks.js';
import {
  tenantFixtures,
  tenantListRequirement,
  tenantProofs,
  tenantRequirement,
} from './tenant-fixtures.js';
import { isSafe } from './unknown-effect.js';
import type { UnjudgeableCase } from './unjudgeable-cases.js';
import { freeRunningNumbers } from './running-numbers.js';
import {
  describeUnsent,
  sendWithoutSecrets,
  type SecretVariables,
} from './send-without-secrets.js';

export interface ContractPackOptions {
  readonly contract: ContractDocument;
  /** Your own recordings; the examples of the document are run beside them. */
  readonly fixtures: readonly Fixture[];
  /** Cases that can't be judged, as the document has errors; none by default. */
  readonly unjudgeable?: readonly UnjudgeableCase[];
  /** Resources that exist at the target beforehand. */
  readonly existing: readonly ExistingResource[];
  /** Whether cases are run that leave something behind, or change what they did not create. */
  readonly allowLeftovers: boolean;
  /** Whether only cases are run that change nothing. */
  readonly readOnly?: boolean;
  /** Whether cases are run with the key of another tenant. */
  readonly hasOtherKey?: boolean;
  /** The secrets that recordings leave out: `SECRET_PASSWORD`. */
  readonly secrets?: SecretVariables;
}

/**
 * The cases of any contract: recordings, and the examples of its document.
 *
 * @throws {UsageError} for an existing resource that the contract does not know
 */
export function contractPack(options: ContractPackOptions): Pack {
  const { fixtures: recorded, existing, allowLeftovers, hasOtherKey = false } = options;
  const { readOnly = false } = options;
  const document = freeRunningNumbers(options.contract, recorded);
  const values = Object.fromEntries(existing.map(({ name, value }) => [name, value]));
  const examples = exampleFixtures(document, { existing: values, allowLeftovers });
  const foreign = hasOtherKey ? tenantFixtures([...recorded, ...examples.fixtures], document) : [];
  const fixtures = [...recorded, ...foreign];
  const known = new Set(existing.map(({ name }) => name));
  const sendable = new Map(
    fixtures.map((fixture) => [
      fixture,
      sendWithoutSecrets(fixture, document, options.secrets ?? {}),
    ]),
  );
  const sent = (fixture: Fixture): Fixture => sendable.get(fixture)?.fixture ?? fixture;
  const unsent = recorded.map((each) => describeUnsent(each, sendable.get(each)?.unsent ?? []));
  const secrets = [...sendable.values()].flatMap((each) => Object.entries(each.secrets));
  const stated = hasOtherKey ? [tenantRequirement, tenantListRequirement] : [];
  const contract = withExamples(contractOf(document), examples.fixtures, stated);
  const listers = listersOf(document);
  return {
    name: document.title,
    contract,
    unjudgeable: options.unjudgeable ?? [],
    derivedBy: (fixture) => derivedRequirements(fixture, contract),
    fixtures: [...fixtures, ...examples.fixtures],
    probes: [],
    verifiesDeletion: true,
    capabilities: {},
    listers,
    proofs: tenantProofs(foreign, { contract, listers }),
    checks: hasOtherKey ? tenantChecks : noPackChecks,
    bindings: bindAll(contract, namesOfRecorded(options)),
    notes: [
      ...examples.omitted.map((reason) => `not sent: ${reason}`),
      ...unsent.filter((note) => note !== undefined),
    ],
    untested: {},
    preflight: (target) =>
      inspectContract(target, document, {
        opened: openedSchemes(document, fixtures),
        recorded: [...examples.fixtures, ...recorded],
      }),
    isAlive: (target) => isContractAlive(target, document),
    isSerial: (fixture) => usesOthers(fixture, document),
    unclaimedBy: (fixture) => {
      const { exchanges } = sent(fixture);
      const [withheld] = exchanges.length > 0 ? [] : [sendable.get(fixture)?.unsent];
      if (withheld !== undefined) return describeUnsent(fixture, withheld);
      if (readOnly && !isReading(sent(fixture), document)) {
        return 'it changes something, and the run is read-only';
      }
      if (allowLeftovers) return undefined;
      return reasonNotToSend(sent(fixture), document, { existing: known });
    },
    adapt: sent,
    secrets: Object.fromEntries(secrets),
  };
}

/** Whether each request of a fixture is of a safe method, or the document states that it changes nothing. */
function isReading({ exchanges }: Fixture, { operations }: ContractDocument): boolean {
  return exchanges.every(({ operation = '', request: { method } }) => {
    const described = operations[operation];
    return isSafe(described ?? { method }) || described?.changesNothing === true;
  });
}

/** The contract with a requirement for each operation whose examples are sent. */
function withExamples(
  contract: Contract,
  fixtures: readonly Fixture[],
  stated: readonly Requirement[],
): Contract {
  const operations = fixtures.flatMap(({ exchanges }) =>
    exchanges.flatMap(({ operation }) => operation ?? []),
  );
  const added = [...new Set(operations)].map((id): readonly [string, Requirement] => {
    const {
      method = '',
      path = '',
      pointer = '',
      tag = '',
    } = contract.described.operations[id] ?? {};
    const requirement: Requirement = {
      id: exampleRequirement(id),
      level: 'observe',
      capability: tag,
      text: `Whether ${method} ${path} accepts the example of the document depends on what the server stores`,
      evidence: [pointer],
      operations: [id],
      covers: [],
    };
    return [requirement.id, requirement];
  });
  const others = stated.map((each) => [each.id, each] as const);
  return { ...contract, requirements: new Map([...contract.requirements, ...added, ...others]) };
}

function listersOf({ operations, resources }: ContractDocument): ReadonlySet<string> {
  const listers = Object.values(resources).flatMap(({ lister }) => lister ?? []);
  const paged = Object.entries(operations).filter(([, { paging }]) => paging !== undefined);
  return new Set([...listers, ...paged.map(([id]) => id)]);
}

/**
 * Existing resources with the ids that they have in the recordings: the first that is given
 * replaces the first that a fixture uses without having created it, and so on.
 */
function namesOfRecorded({
  contract,
  fixtures,
  existing,
}: ContractPackOptions): readonly ExistingResource[] {
  const used = fixtures.flatMap((fixture) => foreignIds(fixture, contract));
  const taken = new Set<string>();
  return existing.map((each) => {
    const recorded = used.find(
      ({ resource, parameter, id }) =>
        [resource, parameter].includes(each.name) && !taken.has(`${resource} ${id}`),
    );
    if (recorded === undefined) return each;
    taken.add(`${recorded.resource} ${recorded.id}`);
    return { ...each, recorded: recorded.id };
  });
}

function bindAll(
  { described, schemas }: Contract,
  existing: readonly ExistingResource[],
): Bindings {
  const known = { operations: described.operations, schemas };
  return existing.reduce((bindings, resource) => {
    const bound = bindExisting(bindings, known, resource);
    if (bound.ok) return bound.bindings;
    const { name, value } = resource;
    throw new UsageError(
      bound.kind === 'unknown'
        ? `--existing ${name}: the document has no such path parameter or resource; it has ${bound.known.join(', ') || 'none'}`
        : `--existing ${name}=${value}: ${bound.problem}, as the document describes ${bound.parameter}`,
    );
  }, noBindings);
}

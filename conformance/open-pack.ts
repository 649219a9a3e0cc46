import type { Contract, Requirement } from '@upspec/document';
import { openCredentials } from './auth/open-credentials.js';
import { loadJudgeable, type SpecSource } from './contract/load-spec-contract.js';
import { loadFixtureFolders } from './fixture-format/load-fixture-folders.js';
import type { Fixture } from './fixture-format/fixture.js';
import {
  genericProbes,
  openProbeSource,
  type GenericProbes,
} from './generic-probes/generic-probes.js';
import type { ProbeSource } from './generic-probes/probe-family.js';
import { UsageError } from './kit-error.js';
import { openaiFiles } from './openai-files/pack.js';
import { openai } from './openai-files/profile-format/openai.js';
import { contractPack } from './plan/contract-pack.js';
import { addFixtures } from './plan/load-cases.js';
import type { Pack } from './plan/pack.js';
import { loadProbeFiles } from './own-probes/load-probe-files.js';
import { partFixtures } from './plan/unjudgeable-cases.js';
import type { Probe } from './probe-contract/probe.js';
import type { OpenAIProfile } from './openai-files/profile-format/openai-profile.js';
import { referencesOf } from './record/references/references-of.js';
import { plainProfile } from './profile-format/plain-profile.js';
import type { Profile } from './profile-format/profile.js';
import { withCredentials } from './profile-format/with-credentials.js';
import type { ExistingResource } from './replay/bind-existing.js';

/** Which cases are run, and how their requests are sent. */
export interface PackOptions extends Partial<SpecSource> {
  /** What the target claims; OpenAI's claims by default. With `spec`, nothing is claimed. */
  readonly profile?: OpenAIProfile | undefined;
  /** Folders of fixtures that are run beside the own cases. */
  readonly fixtures?: readonly string[] | undefined;
  /** With `spec`: resources that exist beforehand, as `petId=7`. */
  readonly existing?: readonly string[] | undefined;
  /** With `spec`: whether cases are run that leave something behind, or change what they did not create. */
  readonly allowLeftovers?: boolean | undefined;
  /** With `spec`: whether probes are derived from the document; none are by default. */
  readonly probes?: boolean | undefined;
  /** Modules of your own probes, or folders of them; they are imported. */
  readonly ownProbes?: readonly string[] | undefined;
  /** Milliseconds for one exchange, and that a probe of your own may take without one. */
  readonly timeout?: number | undefined;
  /** With `spec`: whether only cases are run that change nothing. */
  readonly readOnly?: boolean | undefined;
  /** With `probes`: whether rules are tested that the document does not state. */
  readonly opinions?: boolean | undefined;
  /** With `probes`: how many generated examples of each request are sent; 10 by default. */
  readonly maxExamples?: number | undefined;
  /** With `probes`: about how many requests they send at most; 4000 by default. */
  readonly maxRequests?: number | undefined;
  /** With `spec`: `KEY`, or `NAME=KEY` where the document has several security schemes. */
  readonly apiKeys?: readonly string[] | undefined;
  /** With `spec`: the same for the keys of another tenant. */
  readonly otherApiKeys?: readonly string[] | undefined;
  /** With `spec`: headers of every request, as `X-Team: $TEAM_KEY`. */
  readonly headers?: readonly string[] | undefined;
  /** With `spec`: where keys and the variables of headers are read from; that of this process by default. */
  readonly environment?: Readonly<Record<string, string | undefined>> | undefined;
}

/** The cases of a run, and how its requests are sent. */
export interface OpenedPack {
  readonly pack: Pack;
  readonly profile: Profile;
  /** The contract of the document that was given. */
  readonly document?: Contract;
}

/**
 * Opens the cases of a document, or of the Files and Uploads API.
 *
 * @throws {UsageError} for a document, a key or an existing resource that can't be used
 * @throws {KitError} for a fixture with errors
 */
export async function openPack(options: PackOptions): Promise<OpenedPack> {
  const { spec, fixtures = [], profile: claimed = openai } = options;
  if (spec === undefined) {
    const pack = await addFixtures(await openaiFiles(claimed), fixtures);
    return { pack: await withOwnProbes(pack, options), profile: claimed };
  }
  const { contract: stated, leftOut } = await loadJudgeable({ ...options, spec });
  const loaded = await loadFixtureFolders(fixtures);
  const parted = partFixtures(loaded.fixtures, stated, leftOut);
  const { contract: document } = referencesOf(stated, parted.fixtures);
  const { apiKeys, otherApiKeys, headers, environment = process.env } = options;
  const keys = { apiKeys, otherApiKeys, headers, environment };
  const opened = openCredentials(document, keys);
  const pack = contractPack({
    contract: document,
    fixtures: parted.fixtures,
    unjudgeable: parted.unjudgeable,
    existing: (options.existing ?? []).map(readExisting),
    allowLeftovers: options.allowLeftovers ?? false,
    readOnly: options.readOnly ?? false,
    hasOtherKey: opened.authentication.hasOtherKey ?? false,
    secrets: environment,
  });
  const all = { ...opened, secrets: { ...opened.secrets, ...pack.secrets } };
  const profile = withCredentials(profileOf(document, options), all);
  const { probes = false, ownProbes = [] } = options;
  const isProbed = probes || ownProbes.length > 0;
  const source = isProbed ? sourceOf(pack, options, parted.fixtures) : undefined;
  const derived =
    probes && source !== undefined ? genericProbes(source, options.maxRequests) : undefined;
  const probed = await withOwnProbes(withProbes(pack, derived), options, source);
  return { pack: { ...probed, fixtureFiles: loaded.files }, profile, document };
}

function sourceOf(
  { contract }: Pick<Pack, 'contract'>,
  options: PackOptions,
  fixtures: readonly Fixture[],
): ProbeSource {
  const { readOnly = false, opinions = false, allowLeftovers = false } = options;
  const existing = (options.existing ?? []).map(readExisting);
  return openProbeSource({
    contract: contract.described,
    fixtures,
    existing: Object.fromEntries(existing.map(({ name, value }) => [name, value])),
    allowLeftovers,
    readOnly,
    opinions,
    maxExamples: options.maxExamples,
  });
}

/** The pack with the probes that derive from its contract, if they are asked for. */
function withProbes(pack: Pack, derived: GenericProbes | undefined): Pack {
  if (derived === undefined) return pack;
  const { probes, rules, notes } = derived;
  return { ...addProbes(pack, probes, rules), notes: [...pack.notes, ...notes] };
}

/** The pack with the probes of a user. */
async function withOwnProbes(
  pack: Pack,
  { ownProbes = [], timeout = 30_000 }: PackOptions,
  source?: ProbeSource,
): Promise<Pack> {
  if (ownProbes.length === 0) return pack;
  const { contract } = pack;
  const { probes, requirements } = await loadProbeFiles(ownProbes, { contract, source, timeout });
  return addProbes(pack, probes, requirements);
}

function addProbes(pack: Pack, probes: readonly Probe[], rules: readonly Requirement[]): Pack {
  const { contract } = pack;
  const requirements = rules.map((each) => [each.id, each] as const);
  return {
    ...pack,
    contract: { ...contract, requirements: new Map([...contract.requirements, ...requirements]) },
    probes: [...pack.probes, ...probes],
  };
}

/** A server of whose claims nothing is known. */
function profileOf({ title }: Contract, { profile }: PackOptions): Profile {
  const { trusted } = profile?.requests ?? {};
  const { requests } = plainProfile;
  return {
    ...plainProfile,
    name: title,
    title,
    requests: { ...requests, ...(trusted !== undefined && { trusted }) },
  };
}

/** @throws {UsageError} for what is not `NAME=VALUE` */
function readExisting(text: string): ExistingResource {
  const at = text.indexOf('=');
  if (at > 0) return { name: text.slice(0, at), value: text.slice(at + 1) };
  throw new UsageError(`--existing ${text}: give a name and an id, as in --existing petId=7`);
}

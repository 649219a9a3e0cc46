import type { Contract } from '@upspec/document';
import { openCredentials } from './auth/open-credentials.js';
import { loadJudgeable, type SpecSource } from './contract/load-spec-contract.js';
import { loadFixtureFolders } from './fixture-format/load-fixture-folders.js';
import type { Fixture } from './fixture-format/fixture.js';
import { genericProbes } from './generic-probes/generic-probes.js';
import { UsageError } from './kit-error.js';
import { openaiFiles } from './openai-files/pack.js';
import { openai } from './openai-files/profile-format/openai.js';
import { contractPack } from './plan/contract-pack.js';
import { addFixtures } from './plan/load-cases.js';
import type { Pack } from './plan/pack.js';
import { partFixtures } from './plan/unjudgeable-cases.js';
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
  /** With `spec`: whether only cases are run that change nothing. */
  readonly readOnly?: boolean | undefined;
  /** With `probes`: whether rules are tested that the document does not state. */
  readonly opinions?: boolean | undefined;
  /** With `probes`: how many generated examples of each request are sent; 10 by default. */
  readonly maxExamples?: number | undefined;
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
    return { pack: await addFixtures(await openaiFiles(claimed), fixtures), profile: claimed };
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
  const probed = withProbes(pack, options, parted.fixtures);
  return { pack: { ...probed, fixtureFiles: loaded.files }, profile, document };
}

/** The pack with the probes that derive from its contract, if they are asked for. */
function withProbes(pack: Pack, options: PackOptions, fixtures: readonly Fixture[]): Pack {
  if (options.probes !== true) return pack;
  const { contract } = pack;
  const { readOnly = false, opinions = false, allowLeftovers = false } = options;
  const existing = (options.existing ?? []).map(readExisting);
  const { probes, rules, notes } = genericProbes({
    contract: contract.described,
    fixtures,
    existing: Object.fromEntries(existing.map(({ name, value }) => [name, value])),
    allowLeftovers,
    readOnly,
    opinions,
    maxExamples: options.maxExamples,
  });
  const requirements = rules.map((each) => [each.id, each] as const);
  return {
    ...pack,
    contract: { ...contract, requirements: new Map([...contract.requirements, ...requirements]) },
    probes: [...pack.probes, ...probes],
    notes: [...pack.notes, ...notes],
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

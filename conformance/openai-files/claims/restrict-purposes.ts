import type { RestrictedCase } from '../../plan/restricted-case.js';
import type { TestCase } from '../../plan/test-case.js';
import { bindProbe } from '../../probe-contract/bind-probe.js';
import type { OpenAIProbe } from '../probes/openai-probe.js';
import type { OpenAIProfile } from '../profile-format/openai-profile.js';
import { adaptFixture } from './adapt-fixture.js';
import { suitPurpose } from './suit-purpose.js';
import { unclaimedBy } from './unclaimed.js';

/** What cases are made of before they have a purpose. */
export interface PurposesToRestrict {
  readonly profile: OpenAIProfile;
  /** As they are before they know the profile. */
  readonly probes: readonly OpenAIProbe[];
  /** By the operation that creates objects: the purposes of the profile that a target rejects. */
  readonly rejected: ReadonlyMap<string, readonly string[]>;
  /** The purposes whose files the target returned. */
  readonly downloaded: readonly string[];
}

/**
 * A case that uses only purposes that the target accepts. One that is about a rejected purpose is
 * blocked by the requirement of the purposes. Those that are about each purpose report it.
 */
export function restrictPurposes(
  testCase: TestCase,
  { profile, rejected, downloaded, probes }: PurposesToRestrict,
): RestrictedCase {
  if (ofClaims.test(testCase.name)) return asItIs(testCase, profile);
  const isAboutEach = aboutEach.has(testCase.name);
  const { accepted, reported, blocked } = purposesOf(profile, rejected);
  const own = { ...profile, purposes: { ...(isAboutEach ? reported : accepted), downloaded } };
  if (testCase.kind === 'probe') {
    const probe = probes.find(({ name }) => name === testCase.name);
    if (probe === undefined) return asItIs(testCase, profile);
    if (probe.skip?.(own) !== undefined) return blocked;
    return { kind: 'case', testCase: { ...testCase, probe: bindProbe(probe, own) } };
  }
  const fixture = suitPurpose(testCase.fixture, own);
  if (!isAboutEach && unclaimedBy(fixture, own) !== undefined) return blocked;
  return asItIs({ ...testCase, fixture }, own);
}

function asItIs(testCase: TestCase, profile: OpenAIProfile): RestrictedCase {
  if (testCase.kind === 'probe') return { kind: 'case', testCase };
  const fixture = adaptFixture(suitPurpose(testCase.fixture, profile), profile);
  return { kind: 'case', testCase: { ...testCase, fixture } };
}

interface DividedPurposes {
  readonly accepted: OpenAIProfile['purposes'];
  /** What createFile rejects is reported there, and not for Uploads again. */
  readonly reported: OpenAIProfile['purposes'];
  readonly blocked: RestrictedCase;
}

function purposesOf(
  { purposes }: OpenAIProfile,
  rejected: PurposesToRestrict['rejected'],
): DividedPurposes {
  const files = rejected.get('createFile') ?? [];
  const uploads = rejected.get('createUpload') ?? [];
  const without = (all: readonly string[], some: readonly string[]): readonly string[] =>
    all.filter((each) => !some.includes(each));
  const names = new Intl.ListFormat('en-GB').format([...new Set([...files, ...uploads])]);
  return {
    accepted: {
      files: without(purposes.files, files),
      uploads: without(purposes.uploads, uploads),
    },
    reported: { files: purposes.files, uploads: without(purposes.uploads, files) },
    blocked: {
      kind: 'blocked',
      requirement: files.length > 0 ? 'CREATE-02' : 'UPLOAD-01',
      reason: `the target rejects the purposes ${names}`,
    },
  };
}

/** What a profile claims is tested as it is. */
const ofClaims = /^claims\//;

/** The cases that send each purpose. */
const aboutEach: ReadonlySet<string> = new Set([
  'files/create/every-purpose',
  'files/purpose/each-claimed',
  'uploads/create/every-purpose',
  'uploads/create/each-claimed-purpose',
]);

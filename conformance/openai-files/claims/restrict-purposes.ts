import type { RestrictedCase } from '../../plan/restricted-case.js';
import type { TestCase } from '../../plan/test-case.js';
import { bindProbe } from '../../probe-contract/bind-probe.js';
import type { OpenAIProbe } from '../probes/openai-probe.js';
import type { OpenAIProfile } from '../profile-format/openai-profile.js';
import { adaptFixture } from './adapt-fixture.js';
import { suitPurpose } from './suit-purpose.js';
import { unclaimedBy } from './unclaimed.js';

/** By the operation that creates objects: the purposes of the profile that a target rejects. */
export type RejectedPurposes = ReadonlyMap<string, readonly string[]>;

/** What cases are made of before they have a purpose. */
export interface PurposesToRestrict {
  readonly profile: OpenAIProfile;
  /** As they are before they know the profile. */
  readonly probes: readonly OpenAIProbe[];
  readonly rejected: RejectedPurposes;
}

/**
 * Changes cases so that they use only purposes that the target accepts. One that is about a rejected
 * purpose is blocked by the requirement of the purposes. Those that are about each purpose report it.
 *
 * @returns undefined where the target accepts every purpose of the profile
 */
export function restrictPurposes(
  cases: PurposesToRestrict,
): ((testCase: TestCase) => RestrictedCase) | undefined {
  const { profile, rejected, probes } = cases;
  const files = rejected.get('createFile') ?? [];
  const uploads = rejected.get('createUpload') ?? [];
  if (files.length + uploads.length === 0) return undefined;
  const without = (all: readonly string[], some: readonly string[]): readonly string[] =>
    all.filter((each) => !some.includes(each));
  const { purposes } = profile;
  const accepted = {
    files: without(purposes.files, files),
    uploads: without(purposes.uploads, uploads),
  };
  // What createFile rejects is reported there, and not for Uploads again.
  const reported = { files: purposes.files, uploads: without(purposes.uploads, files) };
  const requirement = files.length > 0 ? 'CREATE-02' : 'UPLOAD-01';
  const names = new Intl.ListFormat('en-GB').format([...new Set([...files, ...uploads])]);
  const reason = `the target rejects the purposes ${names}`;
  return (testCase) => {
    if (ofClaims.test(testCase.name)) return { kind: 'case', testCase };
    const isAboutEach = aboutEach.has(testCase.name);
    const own = { ...profile, purposes: isAboutEach ? reported : accepted };
    if (testCase.kind === 'probe') {
      const probe = probes.find(({ name }) => name === testCase.name);
      if (probe === undefined) return { kind: 'case', testCase };
      if (probe.skip?.(own) !== undefined) return { kind: 'blocked', requirement, reason };
      return { kind: 'case', testCase: { ...testCase, probe: bindProbe(probe, own) } };
    }
    const fixture = suitPurpose(testCase.fixture, own);
    if (!isAboutEach && unclaimedBy(fixture, own) !== undefined) {
      return { kind: 'blocked', requirement, reason };
    }
    return { kind: 'case', testCase: { ...testCase, fixture: adaptFixture(fixture, own) } };
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

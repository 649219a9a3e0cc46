import type { ContentNumbers } from './content-numbers.js';
import type { Difference } from '../difference/difference.js';
import type { Observation } from '../difference/observation.js';
import type { RecordedBody, RecordedRequest } from '../fixture-format/fixture.js';
import type { Profile } from '../profile-format/profile.js';
import type { WireRequest } from '../replay/build-request.js';
import type { RawRequest } from '../replay/raw-exchange.js';
import type { Random } from './random.js';

/** A test of what a recording can't say: a small program over the kit's own transport. */
export interface Probe<Claims extends Profile = Profile> {
  /** Path-like, beside the names of fixtures: `files/list/one-second`. */
  readonly name: string;
  /** One sentence about what must hold. */
  readonly title: string;
  /** What it tests; the first is the one to which a finding without a location is attributed. */
  readonly requirements: readonly string[];
  readonly operations: readonly string[];
  /** `files` where it is left out. */
  readonly capabilities?: readonly string[];
  /** Where the expected values come from: `document: …`, `recording: listPets#0`. */
  readonly evidence: readonly string[];
  /** Whether it makes no sense without a key. */
  readonly needsKey?: boolean;
  /** Whether it makes no sense without a key of another tenant. */
  readonly needsOtherKey?: boolean;
  /** Whether the files of others would disturb it; by default where it lists files. */
  readonly isSerial?: boolean;
  /**
   * Whether it reports only what violates its own requirements: for probes of which there are many,
   * so that they do not all report one defect that every response has. If it can't go on because of
   * another defect, it reports that one.
   */
  readonly isScoped?: boolean;
  /** About how many requests it sends at most. */
  readonly requests?: number;
  /** Run only with `--large` or `--slow`; what waits runs also where the profile gives a clock. */
  readonly only?: 'large' | 'slow';
  /** Why this probe is not run against a server of this profile; undefined if it is. */
  skip?(profile: Claims): string | undefined;
  /**
   * Sends requests, and reports what is wrong; ends early if a response makes the rest pointless.
   */
  run(target: ProbeTarget<Claims>): Promise<void>;
}

/** What a probe sees of the server, and where it reports what it found. */
export interface ProbeTarget<Claims extends Profile = Profile> {
  /**
   * Sends a request. The response is judged like that of a fixture: by its status, its schema, its
   * headers, and by the rules for any page and any error. What it created is deleted at the end.
   *
   * @throws {ProbeEnded} when the response is a success where none was expected, or the other way
   *   round
   * @throws {ConnectionError} when there was no response
   */
  send(request: ProbeRequest): Promise<ProbeResponse>;
  /**
   * Sends bytes unchanged on a connection of their own, and judges the response in the same way.
   */
  sendRaw(request: ProbeRawRequest): Promise<ProbeResponse>;
  /**
   * Reports that a response violates a requirement; a requirement of level `observe` is only noted.
   */
  find(response: ProbeResponse, found: Found): void;
  /** Reports what was seen where the correct behaviour is not documented. */
  observe(response: ProbeResponse, seen: Pick<Observation, 'requirement' | 'actual'>): void;
  /** What the server claims. */
  readonly profile: Claims;
  /** Makes contents differ: in this run, and from those of other runs. */
  readonly numbers: ContentNumbers;
  /** The same choices in every run of the same seed. */
  readonly random: Random;
  /** Milliseconds. @throws {ConnectionError} when the run is stopped meanwhile */
  wait(milliseconds: number): Promise<void>;
  /**
   * Lets so many seconds pass for the server: later requests arrive that much later. If the profile
   * has a clock, it is put forward, for this probe's requests alone. Otherwise the probe waits.
   *
   * @throws {ConnectionError} when the run is stopped meanwhile
   */
  pass(seconds: number): Promise<void>;
}

/** The status that a probe expects. */
export type ExpectedStatus = number | 'any' | 'declared';

/** A request and its expected response. */
export interface ProbeRequest extends RecordedRequest {
  /** Absent where the request fits no operation. */
  readonly operation?: string;
  /**
   * The expected status: one that the document declares, or 422 for any 4xx where it declares the
   * range alone. `any`: any status is right, and the probe reports it. `declared`: the probe judges the
   * status, and the rest of the response must be what the document declares for that status.
   */
  readonly want: ExpectedStatus;
  /** What this request tests, before the requirements of the probe. */
  readonly requirements?: readonly string[];
  /** Headers that a success must have, compared as those of a fixture are. */
  readonly wantHeaders?: Readonly<Record<string, string>>;
  /** The content that a success must be, byte for byte. */
  readonly wantContent?: RecordedBody;
  /**
   * Whether a rejection says nothing about the server, because what the request names may be gone:
   * called before it is judged. The probe then ends, and reports nothing.
   */
  readonly isExcused?: () => Promise<boolean>;
  /**
   * Why a rejection may have another cause than what the request tests: the requirement that a simpler
   * request violates too, to which the rejection is then attributed. Undefined: it has none. Called
   * before a rejection is judged where a success is expected.
   */
  readonly otherCause?: () => Promise<string | undefined>;
}

export interface ProbeRawRequest extends RawRequest {
  readonly operation?: string;
  readonly want: ExpectedStatus;
  readonly requirements?: readonly string[];
}

/** A response, read. */
export interface ProbeResponse {
  readonly status: number;
  /** By name in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly bytes: Buffer;
  /** The body read as JSON; undefined where it is none. */
  readonly json: unknown;
  readonly sent: WireRequest;
  /** Which exchange of the probe it was, from 1 on. */
  readonly exchange: number;
}

/** What a probe found wrong. */
export interface Found extends Difference {
  readonly requirement: string;
  /** The page of a list that the request takes its cursor from. */
  readonly follows?: ProbeResponse | undefined;
}

/** Code of a user kept a probe from its test: its message is the end of a sentence. */
export class ProbeFailed extends Error {
  override readonly name = 'ProbeFailed';
}

/** Ends a probe whose rest would be pointless: what is wrong has been reported. */
export class ProbeEnded extends Error {
  override readonly name = 'ProbeEnded';
}

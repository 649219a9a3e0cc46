import type { SecretLocations } from '../auth/secret-locations.js';
import type { RecordedRequest } from '../fixture-format/fixture.js';
import type { Capture } from './capture/capture.js';
import type { Classified } from './flow/classify.js';
import type { KnownServers } from './flow/name-server.js';
import type { LineFrames } from './flow/generate-content.js';

/** What an API pack knows of recordings beyond its contract. Without a rule the contract alone decides. */
export interface RecordingRules {
  /**
   * Whether requests about resources that were not created in the recording become fixtures, which
   * name what has to exist. Without it they are left out. True by default.
   */
  readonly keepsExisting?: boolean;
  /** Whether a successful request without an operation becomes a fixture. False by default. */
  readonly keepsUnknownOperations?: boolean;
  /** Whether lists whose order nothing else shows begin with the newest. False by default. */
  readonly isNewestFirst?: boolean;
  /** The most exchanges of a fixture; 400 by default, and at most. */
  readonly longestFlow?: number;
  /** Uploads in parts, whose contents make up that of the resource that is created at the end. */
  readonly chunkedUploads?: readonly ChunkedUpload[];
  /** Which names are those of secrets; by default those that the contract names. */
  readonly secretLocations?: SecretLocations;
  /** Servers whose names are not those of organisations; only the documented one by default. */
  readonly servers?: KnownServers;
  /** The lines that generated text consists of; lines of plain JSON by default. */
  linesFor?(capture: Capture): LineFrames | undefined;
  /** The requirements that an exchange tests; those that the contract has for its status by default. */
  requirementsOf?(exchange: Classified, context: RequirementContext): readonly string[];
  /** Why an exchange can't be a fixture. */
  reasonToLeaveOut?(exchange: Classified): string | undefined;
  /** Whether a file that recorded an exchange lost some of its bytes. */
  isLost?(capture: Capture): boolean;
}

export interface RequirementContext {
  readonly auth: RecordedRequest['auth'];
  /** The id of the requirement that covers a location: `createPet.200`. */
  covering(location: string): string | undefined;
  /** What the contract declares for an operation, by status. */
  responsesOf(operation: string): Readonly<Record<string, unknown>>;
}

/** The operations of an upload in parts. */
export interface ChunkedUpload {
  /** Sends one part. */
  readonly part: string;
  /** Joins the parts. */
  readonly complete: string;
  /** Where the request that joins them lists the ids of the parts, in order. */
  readonly partIds: string;
  /** The property of that request that is the MD5 of the whole. */
  readonly md5: string;
}

/** What holds without a pack. */
export const plainRules: RecordingRules = {};

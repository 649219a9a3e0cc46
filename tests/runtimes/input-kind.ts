import type { FilePartInput } from '@upspec/openai-files';

/** The content of a file. */
export interface Content {
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** The content of a file that is also on disk. */
export interface ContentOnDisk extends Content {
  readonly path: string;
}

/** One way to pass content to a client. */
export interface InputKind<Source> {
  readonly name: string;
  /** The filename that the content has; undefined where it has none. */
  readonly filename: string | undefined;
  /** Whether it can be read again, for a retry or a redirect. */
  readonly isReplayable: boolean;
  /** Whether the size must be stated, as it is unknown before the content is read. */
  readonly needsSize: boolean;
  make(source: Source): FilePartInput | Promise<FilePartInput>;
}

/** A way to name a file on disk, which only uploads in parts accept. */
export interface PathKind<Source> {
  readonly name: string;
  readonly filename: string;
  make(source: Source): string | URL;
}

/** The ways to pass content in one runtime. */
export interface InputKinds<Source> {
  readonly kinds: readonly InputKind<Source>[];
  readonly paths: readonly PathKind<Source>[];
  /** Files that are removed before they are sent, and must not be sent as empty files. */
  readonly removed: readonly InputKind<Source>[];
}

type Make<Source> = InputKind<Source>['make'];

/** Content that can be read again. */
export function again<Source>(
  name: string,
  filename: string | undefined,
  make: Make<Source>,
): InputKind<Source> {
  return { name, filename, isReplayable: true, needsSize: false, make };
}

/** Content of a known size that can be read once. */
export function once<Source>(
  name: string,
  filename: string | undefined,
  make: Make<Source>,
): InputKind<Source> {
  return { name, filename, isReplayable: false, needsSize: false, make };
}

/** Content of unknown size that can be read once. */
export function stream<Source>(
  name: string,
  filename: string | undefined,
  make: Make<Source>,
): InputKind<Source> {
  return { name, filename, isReplayable: false, needsSize: true, make };
}

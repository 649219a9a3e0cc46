import type { FileData, Input, WireCase } from '../wire-case.js';
import { fileOfCall } from './file-of-call.js';

/** A way to pass a file to a client. */
export interface Way {
  readonly name: string;
  readonly input: Input;
  /** Whether the filename and the media type of a case can be passed in this way. */
  fits(file: FileData): boolean;
}

/** A case and the way in which its file is passed. */
export interface Run<W extends Way = Way> {
  readonly wire: WireCase;
  readonly way: W | undefined;
  /** `createFile/empty, a Blob`. */
  readonly name: string;
}

/** Returns every case in every way that fits it. */
export function runsOf<W extends Way>(
  cases: readonly WireCase[],
  ways: readonly W[],
): readonly Run<W>[] {
  return cases.flatMap((wire): readonly Run<W>[] => {
    const given = fileOfCall(wire.call);
    if (given === undefined) return [{ wire, way: undefined, name: wire.name }];
    return ways
      .filter((way) => wire.inputs.includes(way.input) && way.fits(given.file))
      .map((way) => ({ wire, way, name: `${wire.name}, ${way.name}` }));
  });
}

export function isNamed({ filename }: FileData): boolean {
  return filename !== undefined;
}

export function isTyped({ contentType }: FileData): boolean {
  return contentType !== undefined;
}

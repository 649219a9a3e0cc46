import { UsageError } from './usage-error.js';

/** A media type, which may have parameters: `text/plain; charset=utf-8`. */
const MEDIA_TYPE = /^[\w!#$&^.+-]+\/[\w!#$&^.+-]+(?:\s*;[\t\x20-\x7e]*)?$/;

const MARK = ';type=';

/** The path of a file that a flag names; its content is sent instead. */
export class FilePath {
  readonly path: string;
  /** The media type that is set after the path; undefined where there is none. */
  readonly mediaType: string | undefined;

  constructor(path: string, mediaType?: string) {
    this.path = path;
    this.mediaType = mediaType;
  }
}

/**
 * Reads a path that may be followed by its media type, as curl has it: `notes.md;type=text/markdown`.
 * The last `;type=` counts, so a file whose name contains it can be named, too.
 *
 * @param where - The name of the path in errors: `--file`.
 * @throws UsageError where the media type is not valid.
 */
export function readFilePath(text: string, where: string): FilePath {
  const end = text.lastIndexOf(MARK);
  if (end < 0) return new FilePath(text);
  const mediaType = text.slice(end + MARK.length);
  if (MEDIA_TYPE.test(mediaType)) return new FilePath(text.slice(0, end), mediaType);
  throw new UsageError(
    `${where}: expected a media type such as text/plain after ${MARK}, received ${JSON.stringify(mediaType)}`,
  );
}

import mime from 'mime';

/** The media type of a file by the extension of its name; undefined where that is not known. */
export function mediaTypeOf(path: string): string | undefined {
  return mime.getType(path) ?? undefined;
}

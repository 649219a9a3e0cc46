/** A location in a document; lines and columns count from 1. */
export interface SourceLocation {
  /** A path or a URL, as the user named it. */
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/**
 * The location of the operation to which a request belongs; undefined where the document has none.
 *
 * @param request method and path: `GET /pets/7`
 */
export type Locate = (request: string) => SourceLocation | undefined;

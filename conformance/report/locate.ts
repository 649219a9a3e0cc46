/** A location in a document; lines and columns count from 1. */
export interface SourceLocation {
  /** A path or a URL, as the user named it. */
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/**
 * The location in the document to which a request belongs; undefined where there is none.
 *
 * @param request method and path: `GET /pets/7`
 */
export type Locate = (request: string) => SourceLocation | undefined;

/** A part of a multipart body, as it was sent. */
export interface WirePart {
  /** The offset of the first byte of its headers in the body. */
  readonly offset: number;
  /** The header lines, without their line ends, one character for each byte. */
  readonly head: string;
  /** The offset of the first byte of its content. */
  readonly contentOffset: number;
  /** In bytes. */
  readonly size: number;
  /** Of the content, in hexadecimal; empty where contents are not digested. */
  readonly sha256: string;
  /** The content as far as it is kept. */
  readonly content: Buffer;
}

/** What breaks the rules of RFC 2046, section 5.1.1, and where. */
export interface WireProblem {
  readonly kind: WireProblemKind;
  /** The offset of the byte in the body; its size where something is missing at the end. */
  readonly offset: number;
}

/**
 * `no-delimiter`: the body has no delimiter · `not-closed`: the last delimiter is missing ·
 * `bare-line-feed`: a line feed without a carriage return ends a delimiter or a header line ·
 * `bare-return`: a carriage return within a header line · `long-head`: the headers of a part have no
 * end · `no-empty-line`: a delimiter follows the headers without an empty line between them ·
 * `boundary-in-content`: a line of the content begins with the delimiter.
 */
export type WireProblemKind =
  | 'no-delimiter'
  | 'not-closed'
  | 'bare-line-feed'
  | 'bare-return'
  | 'long-head'
  | 'no-empty-line'
  | 'boundary-in-content';

/** A multipart body, read to its end. */
export interface WireBody {
  readonly parts: readonly WirePart[];
  readonly problems: readonly WireProblem[];
  /** In bytes. */
  readonly size: number;
}

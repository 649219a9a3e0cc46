/** A way to split a body into chunks: RFC 9112, section 7.1. */
export interface Chunking {
  readonly name: string;
  /** The end of a sentence: `A file … is read completely`. */
  readonly title: string;
  /** In bytes. */
  readonly sizes: readonly number[];
  /** Follows the size of each chunk. A recipient must ignore an unknown extension. */
  readonly extension?: string;
  /** How a size is written. Default: in lower case. */
  readonly digits?: (size: number) => string;
  /** Fields after the last chunk, each with its line end. */
  readonly trailer?: string;
}

export const inTwoChunks: Chunking = {
  name: 'in-chunks',
  title: 'in two chunks',
  sizes: [7, Infinity],
};

/** Each of them is the same body. The sizes are used in turn until the body is sent. */
export const chunkings: readonly Chunking[] = [
  inTwoChunks,
  { name: 'in-one-chunk', title: 'in one chunk', sizes: [Infinity] },
  { name: 'in-tiny-chunks', title: 'in chunks of one byte', sizes: [1] },
  {
    name: 'in-extended-chunks',
    title: 'in chunks with extensions',
    sizes: [100, 10],
    extension: ';a=1;b="x y"',
  },
  {
    name: 'in-chunks-with-trailer',
    title: 'in chunks with a trailer',
    sizes: [60],
    trailer: 'x-upspec-trailer: a\r\n',
  },
  {
    name: 'in-padded-chunks',
    title: 'in chunks with leading zeros in their sizes',
    sizes: [90],
    digits: (size) => `000${size.toString(16).toUpperCase()}`,
  },
];

/** A chunked body, and its header line. */
export function inChunks(
  body: Buffer,
  chunking: Chunking = inTwoChunks,
): { readonly framing: string; readonly body: Buffer } {
  const { sizes, extension = '', digits = (size) => size.toString(16), trailer = '' } = chunking;
  const out: Buffer[] = [];
  for (let at = 0, turn = 0; at < body.length; turn += 1) {
    const piece = body.subarray(at, at + (sizes[turn % sizes.length] ?? 1));
    out.push(Buffer.from(`${digits(piece.length)}${extension}\r\n`), piece, Buffer.from('\r\n'));
    at += piece.length;
  }
  const end = Buffer.from(`0\r\n${trailer}\r\n`);
  return { framing: 'transfer-encoding: chunked\r\n', body: Buffer.concat([...out, end]) };
}

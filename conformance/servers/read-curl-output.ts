/** A response as `curl -i`, or a connection's raw bytes, show it. */
export interface PrintedResponse {
  readonly status: number;
  /** By name in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

/** Reads all final responses of commands that ran at the same time. */
export function readCurlOutputs(output: Buffer): readonly PrintedResponse[] {
  const starts = [...output.toString('latin1').matchAll(/HTTP\/[\d.]+ [2-5]\d\d /g)];
  const ends = [...starts.slice(1).map(({ index }) => index), output.length];
  return starts.flatMap(({ index }, at) => {
    const response = readCurlOutput(output.subarray(index, ends[at]));
    return response === undefined ? [] : [response];
  });
}

/** Reads the first final response; undefined where none was printed. */
export function readCurlOutput(output: Buffer): PrintedResponse | undefined {
  let rest = output;
  for (;;) {
    const end = rest.indexOf('\r\n\r\n');
    if (end === -1) return undefined;
    const [start = '', ...lines] = rest.toString('latin1', 0, end).split('\r\n');
    rest = rest.subarray(end + 4);
    const status = Number(/^HTTP\/[\d.]+ (\d{3})/.exec(start)?.[1]);
    if (Number.isNaN(status)) return undefined;
    if (status >= 200) return { status, headers: readHeaders(lines), body: rest };
  }
}

function readHeaders(lines: readonly string[]): Record<string, string> {
  const pairs = lines.map((line): [string, string] => {
    const colon = line.indexOf(':');
    return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()];
  });
  return Object.fromEntries(pairs);
}

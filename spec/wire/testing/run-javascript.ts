import { compareRequest } from '../compare-request.js';
import type { Recorder } from '../record-requests.js';
import type { WireCase } from '../wire-case.js';
import { fileOfCall } from './file-of-call.js';
import { callClient, type JavaScriptClient } from './javascript-client.js';
import type { Tools, Way } from './ways.js';

/** A case, and the way in which its file is given; none where it has no file. */
export interface Run {
  readonly wire: WireCase;
  readonly way: Way | undefined;
  /** `createFile/empty, a Blob`. */
  readonly name: string;
}

/** What both libraries' constructors take. */
export interface ClientSettings {
  readonly apiKey: string;
  readonly baseURL: string;
  readonly organization: string | null;
  readonly project: string | null;
  readonly maxRetries: number;
}

export interface Library extends Tools {
  readonly recorder: Recorder;
  client(settings: ClientSettings): JavaScriptClient;
}

const key = 'sk-wire-corpus';

/** Every case in every way that fits it. */
export function runsOf(cases: readonly WireCase[], ways: readonly Way[]): readonly Run[] {
  return cases.flatMap((wire): readonly Run[] => {
    const given = fileOfCall(wire.call);
    if (given === undefined) return [{ wire, way: undefined, name: wire.name }];
    return ways
      .filter((way) => wire.inputs.includes(way.input) && way.fits(given.file))
      .map((way) => ({ wire, way, name: `${wire.name}, ${way.name}` }));
  });
}

/** Makes the call, and tells where what came differs from what was wanted. */
export async function differencesOf(
  { wire, way }: Run,
  library: Library,
): Promise<readonly string[]> {
  const recording = library.recorder.open(wire.answer);
  const client = library.client({
    apiKey: key,
    baseURL: `${recording.url}${wire.client.basePath}`,
    organization: wire.client.organization ?? null,
    project: wire.client.project ?? null,
    maxRetries: 0,
  });
  const given = fileOfCall(wire.call);
  const call =
    given && way
      ? {
          ...wire.call,
          body: { ...wire.call.body, [given.member]: await way.make(given.file, library) },
        }
      : wire.call;
  const error = await callClient(client, wire.operation, call).then(
    () => undefined,
    (reason: unknown) => reason,
  );
  const [request, ...more] = recording.requests;
  const count = recording.requests.length;
  if (wire.request === undefined) {
    if (count > 0)
      return [`wanted nothing sent, got ${request?.method ?? ''} ${request?.target ?? ''}`];
    return error === undefined ? ['wanted the caller told, got no error'] : [];
  }
  if (request === undefined) return [`nothing was sent: ${String(error)}`];
  return [
    ...(error === undefined ? [] : [`the client failed: ${String(error)}`]),
    ...more.map(({ method, target }) => `sent besides: ${method} ${target}`),
    ...compareRequest(wire.request, request, { key, lengthKnown: way?.input !== 'stream' }),
  ];
}

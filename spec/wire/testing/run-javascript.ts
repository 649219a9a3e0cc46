import type { Recorder } from '../record-requests.js';
import { fileOfCall } from './file-of-call.js';
import { judgeRun, key } from './judge-run.js';
import { callClient, type JavaScriptClient } from './javascript-client.js';
import type { JavaScriptWay, Tools } from './javascript-ways.js';
import type { Run } from './runs.js';

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

/** Makes the call, and tells where what came differs from what was wanted. */
export async function differencesOf(
  { wire, way }: Run<JavaScriptWay>,
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
    (reason: unknown) => String(reason),
  );
  return judgeRun(wire, { recording, error, input: way?.input });
}

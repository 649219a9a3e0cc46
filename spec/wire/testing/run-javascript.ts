import type { Recorder } from '../record-requests.js';
import { fileOfCall } from './file-of-call.js';
import { judgeRun, key } from './judge-run.js';
import { callClient } from './javascript-client.js';
import type { JavaScriptWay, Tools } from './javascript-ways.js';
import type { Run } from './runs.js';

/** The settings that the constructors of both libraries accept. */
export interface ClientSettings {
  readonly apiKey: string;
  readonly baseURL: string;
  readonly organization: string | null;
  readonly project: string | null;
  readonly maxRetries: number;
}

/** The client of a library and the tools for its calls. */
export interface LibraryTools extends Tools {
  client(settings: ClientSettings): object;
}

export interface Library extends LibraryTools {
  readonly recorder: Recorder;
}

/** Makes the call and returns every difference from the expected request. */
export async function differencesOf(
  run: Run<JavaScriptWay>,
  library: Library,
): Promise<readonly string[]> {
  const recording = library.recorder.open(run.wire.response);
  const error = await callLibrary(run, recording.url, library);
  return judgeRun(run.wire, { recording, error, input: run.way?.input });
}

/** Makes the call and returns the error of the caller, or undefined after success. */
export async function callLibrary(
  { wire, way }: Run<JavaScriptWay>,
  url: string,
  library: LibraryTools,
): Promise<string | undefined> {
  const client = library.client({
    apiKey: key,
    baseURL: `${url}${wire.client.basePath}`,
    organization: wire.client.organization ?? null,
    project: wire.client.project ?? null,
    maxRetries: 0,
  });
  const given = fileOfCall(wire.call);
  const call =
    given && way
      ? {
          ...wire.call,
          body: { ...wire.call.body, [given.property]: await way.make(given.file, library) },
        }
      : wire.call;
  return callClient(client, wire.operation, call).then(
    () => undefined,
    (reason: unknown) => String(reason),
  );
}

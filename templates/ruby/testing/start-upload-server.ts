import type { ServerResponse } from 'node:http';
import {
  type Captured,
  type CaptureServer,
  json,
  type Responder,
} from '../../typescript/runtime/testing/capture-server.js';
import { start } from './start-server.js';

/** A request of an upload. */
export interface UploadRequest {
  readonly step: 'create' | 'part' | 'complete' | 'cancel';
  /** The content of a part. */
  readonly content: string;
  /** The JSON of other requests. */
  readonly body: unknown;
  /** Which request it is of its kind, from 1 on. */
  readonly turn: number;
}

export interface UploadServer extends CaptureServer {
  readonly uploads: readonly UploadRequest[];
  /** The contents of the parts, in the order of their arrival. */
  readonly parts: () => readonly string[];
  /** The steps that are not parts, in their order. */
  readonly steps: () => readonly string[];
}

/** Returns true where it responds itself. */
export type UploadHook = (request: UploadRequest, response: ServerResponse) => boolean;

/** A server of an API for uploads: the id of a part is its content. */
export async function startUploadServer(hook: UploadHook = () => false): Promise<UploadServer> {
  const uploads: UploadRequest[] = [];
  const server = await start((captured, response) => {
    const step = stepOf(captured);
    const turn = uploads.filter((each) => each.step === step).length + 1;
    const request = { step, turn, ...contentOf(step, captured) };
    uploads.push(request);
    if (!hook(request, response)) responderOf(request)(captured, response);
  });
  return {
    ...server,
    uploads,
    parts: () => uploads.filter(({ step }) => step === 'part').map(({ content }) => content),
    steps: () => uploads.filter(({ step }) => step !== 'part').map(({ step }) => step),
  };
}

/** A time at which no upload of a test has expired, in seconds since the Unix epoch. */
export const LATER = 4_102_444_800;

function stepOf({ path }: Captured): UploadRequest['step'] {
  if (path.endsWith('/complete')) return 'complete';
  if (path.endsWith('/cancel')) return 'cancel';
  return path.endsWith('/parts') ? 'part' : 'create';
}

function contentOf(
  step: UploadRequest['step'],
  { body }: Captured,
): Pick<UploadRequest, 'content' | 'body'> {
  const text = body.toString();
  if (step !== 'part') return { content: '', body: text === '' ? undefined : JSON.parse(text) };
  const start = text.indexOf('\r\n\r\n') + 4;
  return { content: text.slice(start, text.lastIndexOf('\r\n--')), body: undefined };
}

function responderOf({ step, content }: UploadRequest): Responder {
  if (step === 'part') return json(200, { id: content });
  return json(200, { id: 'upload_1', status: step, expires_at: LATER });
}

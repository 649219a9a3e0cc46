import { type FilePartInput, OpenAI, toFile, type UploadSource } from '@upspec/openai-files';
import type { Content, InputKind, InputKinds } from './input-kind.js';

// This file and what it imports run in every runtime, so that it uses nothing of Node.js.

/** What the server does with a request first: fail, redirect, or neither. */
export type Way = 'plain' | 'retry' | 'redirect';

export type CallName = 'files.create' | 'uploads.parts.create' | 'uploads.uploadFile';

/** What a program is to send. */
export interface SendPlan {
  /** Of the server, without a trailing slash. */
  readonly url: string;
  readonly ways: readonly Way[];
  readonly partSize: number;
}

/** The outcome of one call. */
export interface SendOutcome {
  readonly call: CallName;
  readonly kind: string;
  /** `removed` where the file was removed before the call. */
  readonly way: Way | 'removed';
  /** The filename that the server must receive. */
  readonly filename: string;
  /** The error of a call that failed. */
  readonly error?: string | undefined;
}

const purpose = 'user_data';
const GIVEN = 'given.bin';

/** Sends content in every way that a runtime has. */
export async function sendKinds<Source extends Content>(
  plan: SendPlan,
  source: Source,
  { kinds, paths, removed }: InputKinds<Source>,
): Promise<readonly SendOutcome[]> {
  const outcomes: SendOutcome[] = [];
  for (const way of plan.ways) {
    for (const kind of kinds) {
      if (way === 'plain' || kind.isReplayable) {
        outcomes.push(await createPart({ plan, kind, way }, source));
        outcomes.push(await createFile({ plan, kind, way }, source));
      }
      outcomes.push(await upload({ plan, kind, way }, source));
    }
    for (const path of paths) {
      outcomes.push(await upload({ plan, kind: { ...path, needsSize: false }, way }, source));
    }
  }
  // An empty file that was removed is sent as it was.
  for (const kind of source.bytes.length === 0 ? [] : removed) {
    outcomes.push(await createPart({ plan, kind, way: 'removed' }, source));
    outcomes.push(await upload({ plan, kind, way: 'removed' }, source));
  }
  return outcomes;
}

interface Sending<Kind> {
  readonly plan: SendPlan;
  readonly kind: Kind;
  readonly way: SendOutcome['way'];
}

async function createPart<Source>(
  { plan, kind, way }: Sending<InputKind<Source>>,
  source: Source,
): Promise<SendOutcome> {
  const call = 'uploads.parts.create';
  const error = await failureOf(async () => {
    const data = await kind.make(source);
    await clientOf(plan, [way, call, kind.name]).uploads.parts.create('upload_1', { data });
  });
  return { call, kind: kind.name, way, filename: kind.filename ?? 'blob', error };
}

async function createFile<Source>(
  { plan, kind, way }: Sending<InputKind<Source>>,
  source: Source,
): Promise<SendOutcome> {
  const call = 'files.create';
  const { name, filename = GIVEN } = kind;
  const error = await failureOf(async () => {
    const content: FilePartInput = await kind.make(source);
    const file = await toFile(content, filename);
    await clientOf(plan, [way, call, name]).files.create({ file, purpose });
  });
  return { call, kind: name, way, filename, error };
}

/** A kind of any content that uploads in parts accept. */
interface UploadKind<Source> extends Pick<InputKind<Source>, 'name' | 'filename' | 'needsSize'> {
  make(source: Source): UploadSource | Promise<UploadSource>;
}

async function upload<Source extends Content>(
  { plan, kind, way }: Sending<UploadKind<Source>>,
  source: Source,
): Promise<SendOutcome> {
  const call = 'uploads.uploadFile';
  const { partSize } = plan;
  const error = await failureOf(async () => {
    const content = await kind.make(source);
    const { status } = await clientOf(plan, [way, call, kind.name]).uploads.uploadFile(content, {
      purpose,
      partSize,
      mime_type: 'application/octet-stream',
      filename: kind.filename === undefined ? GIVEN : undefined,
      size: kind.needsSize ? source.bytes.length : undefined,
    });
    if (status !== 'completed') throw new Error(`the status is ${status}`);
  });
  return { call, kind: kind.name, way, filename: kind.filename ?? GIVEN, error };
}

/** A client whose base URL says to the server what it receives. */
function clientOf({ url }: SendPlan, labels: readonly string[]): OpenAI {
  const baseURL = [url, ...labels.map(encodeURIComponent)].join('/');
  return new OpenAI({ apiKey: 'k', baseURL, maxRetries: 1, dangerouslyAllowBrowser: true });
}

function failureOf(call: () => Promise<void>): Promise<string | undefined> {
  return call().then(() => undefined, String);
}

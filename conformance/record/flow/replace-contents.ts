import type { Contract, ContractBody } from '@upspec/document';
import { isJsonObject } from '../../json/json-object.js';
import { valueAt } from '@upspec/document/json-pointer';
import type { CapturedPart, Content } from '../capture/capture.js';
import { jsonOf } from '../capture/json-of.js';
import type { ChunkedUpload, RecordingRules } from '../recording-rules.js';
import type { Classified } from './classify.js';
import { digestGenerated, plainFrames, type Form, type Generated } from './generate-content.js';
import { isSuccess } from './is-success.js';
import { keyOfId } from './owners.js';
import type { Secrets } from './secrets.js';

/** Which contents of a flow are left out, and what replaces them. */
export interface Replacements {
  /** `left-out` where no content would surely be right. */
  readonly of: ReadonlyMap<Content, Generated | 'left-out'>;
  /** The MD5 of a completion whose parts were replaced. */
  readonly md5: ReadonlyMap<Classified, string>;
}

export interface ContentRules {
  /** A content of more bytes is replaced. */
  readonly limit: number;
  readonly secrets: Secrets;
  readonly contract: Contract;
  readonly recording: RecordingRules;
}

/**
 * Replaces contents that are too long or hold a secret: in the request that sent them and in the
 * response that returns them alike, the pieces of an upload so that they make the whole.
 */
export function replaceContents(flow: readonly Classified[], rules: ContentRules): Replacements {
  const plan: Plan = { of: new Map(), md5: new Map(), files: new Map(), numbers: new Map(), rules };
  for (const chunked of rules.recording.chunkedUploads ?? []) planUploads(plan, flow, chunked);
  const parts = new Set(rules.recording.chunkedUploads?.map(({ part }) => part));
  for (const exchange of flow) {
    const form = linesOf(plan, exchange);
    const contents = contentsOf(plan, exchange);
    for (const content of contents) planContent(plan, content, form);
    const [id] = exchange.created;
    const [sent] = contents;
    if (id === undefined || sent === undefined || parts.has(exchange.operation ?? '')) continue;
    plan.files.set(keyOfId(id), {
      length: sent.length,
      digest: sent.digest,
      by: plan.of.get(sent),
    });
  }
  for (const exchange of flow) planDownload(plan, exchange);
  return plan;
}

function planUploads(plan: Plan, flow: readonly Classified[], chunked: ChunkedUpload): void {
  const parts = new Map<string, Content>();
  for (const exchange of flow) {
    const [id] = exchange.created;
    const [sent] = contentsOf(plan, exchange);
    if (exchange.operation === chunked.part && id !== undefined && sent !== undefined) {
      parts.set(String(id.value), sent);
    }
    if (exchange.operation === chunked.complete && isSuccess(exchange.capture)) {
      planUpload(plan, exchange, { upload: chunked, parts });
    }
  }
}

/** What generated text of an exchange consists of. */
function linesOf({ rules }: Plan, { capture }: Classified): Form {
  return rules.recording.linesFor?.(capture) ?? plainFrames;
}

/** What a file holds. */
interface Whole {
  readonly length: number;
  /** Absent where the bytes never passed by in one piece. */
  readonly digest?: string;
  readonly by: Generated | 'left-out' | undefined;
}

interface Plan {
  readonly of: Map<Content, Generated | 'left-out'>;
  readonly md5: Map<Classified, string>;
  readonly files: Map<string, Whole>;
  readonly numbers: Map<string, number>;
  readonly rules: ContentRules;
}

interface UploadedParts {
  readonly upload: ChunkedUpload;
  readonly parts: ReadonlyMap<string, Content>;
}

function planUpload(
  plan: Plan,
  exchange: Classified,
  { upload, parts: known }: UploadedParts,
): void {
  const request = jsonOf(exchange.capture.request);
  const ids = valueAt(request, upload.partIds);
  const [fileId] = exchange.created;
  const parts = (Array.isArray(ids) ? (ids as readonly unknown[]) : [])
    .map((id) => known.get(String(id)))
    .filter((part) => part !== undefined);
  const length = parts.reduce((sum, part) => sum + part.length, 0);
  const kept = parts.map(({ bytes }) => bytes).filter((bytes) => bytes !== undefined);
  const isKept = kept.length === parts.length && isReported(plan, Buffer.concat(kept), length);
  if (fileId === undefined || parts.length === 0 || isKept) return;
  const number = plan.numbers.size + 1;
  plan.numbers.set(`upload ${keyOfId(fileId)}`, number);
  const form = parts.every((part) => part.isText) ? linesOf(plan, exchange) : 'bytes';
  // A part that comes twice can't be two pieces of one content.
  const isPlain = new Set(parts).size === parts.length && !parts.some((part) => plan.of.has(part));
  let offset = 0;
  for (const part of parts) {
    if (!plan.of.has(part)) {
      plan.of.set(part, { number, form, whole: length, offset, length: part.length });
    }
    offset += part.length;
  }
  const by = isPlain ? { number, form, whole: length, offset: 0, length } : 'left-out';
  plan.files.set(keyOfId(fileId), { length, by });
  const md5 = isJsonObject(request) ? request[upload.md5] : undefined;
  const pieces = parts
    .map((part) => plan.of.get(part))
    .filter((piece) => typeof piece === 'object');
  if (typeof md5 === 'string') plan.md5.set(exchange, digestGenerated(pieces, md5));
}

function planContent(plan: Plan, content: Content, lines: Form): void {
  const { length, bytes, isText, digest } = content;
  if (plan.of.has(content) || isReported(plan, bytes, length)) return;
  const number = plan.numbers.get(digest) ?? plan.numbers.size + 1;
  plan.numbers.set(digest, number);
  const form = isText ? lines : 'bytes';
  plan.of.set(content, { number, form, whole: length, offset: 0, length });
}

function isReported({ rules }: Plan, bytes: Buffer | undefined, length: number): boolean {
  return bytes !== undefined && length <= rules.limit && !rules.secrets.isIn(bytes);
}

/** A content that comes back is that which was sent; one that differs is left out where it is long. */
function planDownload(plan: Plan, exchange: Classified): void {
  const { response } = exchange.capture;
  if (!exchange.isContent || response.kind !== 'content') return;
  const { content } = response;
  const sent = sentBefore(plan, exchange);
  const isSame =
    sent?.length === content.length && (sent.digest ?? content.digest) === content.digest;
  if (isSame && sent.by !== undefined) plan.of.set(content, sent.by);
  else if (sent?.by !== undefined || !isReported(plan, content.bytes, content.length)) {
    plan.of.set(content, 'left-out');
  }
}

/** What the resource was created with, or else bytes of the same digest that were sent as they are. */
function sentBefore({ files, of, numbers }: Plan, exchange: Classified): Whole | undefined {
  const { response } = exchange.capture;
  const whole = exchange.named
    .map((id) => files.get(keyOfId(id)))
    .find((each) => each !== undefined);
  if (whole !== undefined || response.kind !== 'content') return whole;
  const { digest } = response.content;
  const same = [...of.keys()].find((content) => content.digest === digest);
  return same === undefined || !numbers.has(digest)
    ? undefined
    : { length: same.length, digest, by: of.get(same) };
}

/** The files in a multipart body, and a body that is bytes or text and nothing else. */
function contentsOf({ rules }: Plan, { capture, operation }: Classified): readonly Content[] {
  const { request } = capture;
  const body = rules.contract.operations[operation ?? '']?.body;
  if (request.kind === 'form')
    return request.parts.filter(isFileOf(body)).map(({ content }) => content);
  const isPlain = body?.kind === 'bytes' || body?.kind === 'text';
  return request.kind === 'content' && isPlain ? [request.content] : [];
}

function isFileOf(body: ContractBody | undefined): (part: CapturedPart) => boolean {
  const files = new Set(
    (body?.parts ?? []).flatMap(({ kind, name, wireNames }) =>
      kind === 'file' ? [name, ...wireNames] : [],
    ),
  );
  return ({ name, filename }) => filename !== undefined || files.has(name);
}

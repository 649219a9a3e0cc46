import { isJsonObject } from '../../json/json-object.js';
import { valueAt } from '@upspec/document/json-pointer';
import type { CapturedBody, Content } from '../capture/capture.js';
import { jsonOf } from '../capture/json-of.js';
import { isSuccess, type Classified } from './classify.js';
import { digestGenerated, formOf, type Generated } from './generate-content.js';
import type { Secrets } from './secrets.js';

/** Which contents of a flow are not told, and what stands in their places. */
export interface Replacements {
  /** `left-out` where no content can be told that would surely be right. */
  readonly of: ReadonlyMap<Content, Generated | 'left-out'>;
  /** The MD5 of a completion whose parts were replaced. */
  readonly md5: ReadonlyMap<Classified, string>;
}

export interface ContentRules {
  /** A content of more bytes is replaced. */
  readonly limit: number;
  readonly secrets: Secrets;
}

/**
 * Replaces contents that are too long or hold a secret: in the request that sent them and in the
 * answer that gives them back alike, the pieces of an Upload so that they make the whole.
 */
export function replaceContents(flow: readonly Classified[], rules: ContentRules): Replacements {
  const plan: Plan = { of: new Map(), md5: new Map(), files: new Map(), numbers: new Map(), rules };
  const parts = new Map<string, Content>();
  for (const exchange of flow) {
    const [id] = exchange.made;
    const sent = fileOf(exchange.capture.request);
    if (exchange.operation === 'addUploadPart' && id !== undefined && sent !== undefined) {
      parts.set(id, sent);
    }
    if (exchange.operation === 'completeUpload' && isSuccess(exchange.capture)) {
      planUpload(plan, exchange, parts);
    }
  }
  for (const { capture, operation, made } of flow) {
    const purpose = purposeOf(capture.request);
    for (const content of contentsOf(capture.request)) planContent(plan, content, purpose);
    const sent = fileOf(capture.request);
    const [id] = made;
    if (operation === 'createFile' && id !== undefined && sent !== undefined) {
      plan.files.set(id, { length: sent.length, digest: sent.digest, by: plan.of.get(sent) });
    }
  }
  for (const exchange of flow) planDownload(plan, exchange);
  return plan;
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

function planUpload(plan: Plan, exchange: Classified, known: ReadonlyMap<string, Content>): void {
  const request = jsonOf(exchange.capture.request);
  const ids = valueAt(request, '/part_ids');
  const [fileId] = exchange.made;
  const parts = (Array.isArray(ids) ? (ids as readonly unknown[]) : [])
    .map((id) => known.get(String(id)))
    .filter((part) => part !== undefined);
  const length = parts.reduce((sum, part) => sum + part.length, 0);
  const kept = parts.map(({ bytes }) => bytes).filter((bytes) => bytes !== undefined);
  const isKept = kept.length === parts.length && isTold(plan, Buffer.concat(kept), length);
  if (fileId === undefined || parts.length === 0 || isKept) return;
  const number = plan.numbers.size + 1;
  plan.numbers.set(`upload ${fileId}`, number);
  const purpose = valueAt(jsonOf(exchange.capture.response), '/purpose');
  const form = formOf(
    parts.every((part) => part.isText),
    purpose,
  );
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
  plan.files.set(fileId, { length, by });
  const md5 = isJsonObject(request) ? request['md5'] : undefined;
  const pieces = parts
    .map((part) => plan.of.get(part))
    .filter((piece) => typeof piece === 'object');
  if (typeof md5 === 'string') plan.md5.set(exchange, digestGenerated(pieces, md5));
}

function planContent(plan: Plan, content: Content, purpose: string | undefined): void {
  const { length, bytes, isText, digest } = content;
  if (plan.of.has(content) || isTold(plan, bytes, length)) return;
  const number = plan.numbers.get(digest) ?? plan.numbers.size + 1;
  plan.numbers.set(digest, number);
  const form = formOf(isText, purpose);
  plan.of.set(content, { number, form, whole: length, offset: 0, length });
}

function isTold({ rules }: Plan, bytes: Buffer | undefined, length: number): boolean {
  return bytes !== undefined && length <= rules.limit && !rules.secrets.isIn(bytes);
}

/** A content that comes back is told as it was sent; one that differs from it is not told if long. */
function planDownload(plan: Plan, { capture, operation, named }: Classified): void {
  const { response } = capture;
  if (operation !== 'downloadFile' || !isSuccess(capture) || response.kind !== 'content') return;
  const { content } = response;
  const sent = plan.files.get(named[0] ?? '');
  const isSame =
    sent?.length === content.length && (sent.digest ?? content.digest) === content.digest;
  if (isSame && sent.by !== undefined) plan.of.set(content, sent.by);
  else if (sent?.by !== undefined || !isTold(plan, content.bytes, content.length)) {
    plan.of.set(content, 'left-out');
  }
}

/** The files in a form. */
function contentsOf(body: CapturedBody): readonly Content[] {
  return body.kind === 'form' ? body.parts.filter(isFile).map(({ content }) => content) : [];
}

function purposeOf(body: CapturedBody): string | undefined {
  if (body.kind !== 'form') return undefined;
  return body.parts.find(({ name }) => name === 'purpose')?.content.bytes?.toString();
}

function fileOf(body: CapturedBody): Content | undefined {
  return contentsOf(body)[0];
}

function isFile({
  name,
  filename,
}: {
  readonly name: string;
  readonly filename?: string;
}): boolean {
  return filename !== undefined || name === 'file' || name === 'data';
}

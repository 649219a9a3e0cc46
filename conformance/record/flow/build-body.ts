import type { RecordedBody, RecordedPart } from '../../fixture-format/fixture.js';
import { isJsonObject } from '../../json/json-object.js';
import { parseJson } from '../../json/parse-json.js';
import type { CapturedPart, Content } from '../capture/capture.js';
import { jsonOf } from '../capture/json-of.js';
import type { Classified } from './classify.js';
import type { FlowFacts } from './flow-facts.js';
import { generatePeriod, type Generated } from './generate-content.js';

/** The body of a request in the format that shows it best. */
export function bodyOf(classified: Classified, facts: FlowFacts): RecordedBody | undefined {
  const { request } = classified.capture;
  if (request.kind === 'none') return undefined;
  if (request.kind === 'form') {
    return { multipart: request.parts.map((part) => buildPart(part, facts)) };
  }
  const { body } = facts.contract.operations[classified.operation ?? ''] ?? {};
  const isContent = body?.kind === 'bytes' || body?.kind === 'text';
  if (isContent || facts.replaced.of.has(request.content)) {
    return buildContent(request.content, facts);
  }
  const json = jsonOf(request);
  if (json === undefined) return buildPlain(request.content, facts);
  const md5 = facts.replaced.md5.get(classified);
  const covered = facts.secrets.coverJson(json);
  return { json: isJsonObject(covered) && md5 !== undefined ? { ...covered, md5 } : covered };
}

/** Bytes of a file as text or base64, replaced where the flow's plan says so. */
export function buildContent(
  content: Content,
  facts: FlowFacts,
): { readonly text: string } | { readonly base64: string; readonly length?: number } | undefined {
  const replaced = facts.replaced.of.get(content);
  if (replaced === 'left-out') return undefined;
  if (replaced !== undefined) return buildGenerated(replaced);
  const bytes = content.bytes ?? Buffer.alloc(0);
  const text = bytes.toString('utf8');
  // On a replay live ids replace recorded ones in a text, but never in a file's bytes.
  const holdsId = facts.distinctIds.some((id) => text.includes(id));
  return !holdsId && Buffer.from(text).equals(bytes)
    ? { text }
    : { base64: bytes.toString('base64') };
}

function buildGenerated(
  generated: Generated,
): { readonly text: string } | { readonly base64: string; readonly length?: number } {
  const period = generatePeriod(generated);
  const { length, form } = generated;
  if (length > period.length) return { base64: period.toString('base64'), length };
  const bytes = period.subarray(0, length);
  return form !== 'bytes' ? { text: bytes.toString('utf8') } : { base64: bytes.toString('base64') };
}

/** A body that is neither multipart nor JSON, such as JSON that is cut off. */
export function buildPlain(content: Content, { secrets }: FlowFacts): RecordedBody | undefined {
  const { bytes } = content;
  if (bytes === undefined) return undefined;
  const text = bytes.toString('utf8');
  if (Buffer.from(text).equals(bytes)) return { text: secrets.coverText(text) };
  return secrets.isIn(bytes) ? undefined : { base64: bytes.toString('base64') };
}

function buildPart(
  { name, filename, contentType, content }: CapturedPart,
  facts: FlowFacts,
): RecordedPart {
  const { coverField } = facts.secrets;
  const isFile = filename !== undefined || facts.replaced.of.has(content);
  const bytes = isFile ? buildContent(content, facts) : buildField(name, content, facts);
  return {
    name: coverField('', name),
    ...(filename !== undefined && { filename: coverField('filename', filename) }),
    ...(contentType !== undefined && { contentType }),
    ...bytes,
  };
}

function buildField(
  name: string,
  content: Content,
  facts: FlowFacts,
): { readonly text: string } | { readonly base64: string; readonly length?: number } | undefined {
  const built = buildContent(content, facts);
  if (built === undefined || !('text' in built)) return built;
  const { coverField, coverJson } = facts.secrets;
  const json = parseJson(built.text);
  if (!json.ok || typeof json.value !== 'object') return { text: coverField(name, built.text) };
  // JSON in a part is covered by the names in it, and stays byte by byte where it holds no secret.
  const covered = JSON.stringify(coverJson(json.value));
  const isChanged = covered !== JSON.stringify(json.value);
  return { text: coverField(name, isChanged ? covered : built.text) };
}

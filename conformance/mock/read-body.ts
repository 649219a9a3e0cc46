import type { Readable } from 'node:stream';
import type { ContractBodyContent } from '@upspec/document';
import { parseJson } from '../json/parse-json.js';
import { describeErrors } from './describe-errors.js';
import type { Route } from './find-route.js';
import type { MockCore } from './mock-core.js';
import type { MockRequest } from './mock-request.js';
import { essenceOf, fitsRange } from './media-types.js';
import { nestPairs } from './nest-pairs.js';
import { readMultipart } from './read-multipart.js';
import { readPairs } from './read-pairs.js';
import type { BodyTarget, ReceivedBody } from './received-body.js';
import { RequestProblem, type RequestViolation } from './request-problem.js';

/** The most bytes that are read of a body that is kept in memory: JSON, and urlencoded pairs. */
const longestText = 16 * 1024 * 1024;
const missing = 'is missing; the operation needs a body';

/**
 * Reads the body of a request and judges it. What is large goes to disk, or is only counted.
 *
 * @throws {RequestProblem} where it can't be read to its end
 */
export async function readBody(
  core: MockCore,
  { route, request }: { readonly route: Route; readonly request: MockRequest },
  target: BodyTarget,
): Promise<ReceivedBody> {
  const { body } = route.operation;
  const { headers } = request;
  const contentType = essenceOf(headers['content-type']);
  const isEmpty =
    headers['transfer-encoding'] === undefined && Number(headers['content-length'] ?? 0) === 0;
  if (body === undefined || (isEmpty && (contentType === '' || !body.required))) {
    if (!isEmpty) await target.contents.receive(request.openBody(), { isKept: false });
    return body?.required === true ? rejected('wrong-body', '#', missing) : { files: [] };
  }
  const declared = [body, ...(body.alternatives ?? [])];
  const found = chooseContent(declared, contentType);
  if (found === undefined) {
    const types = declared.map((each) => each.contentType).join(' or ');
    const message = `must be ${types}, but it is ${contentType === '' ? 'absent' : contentType}`;
    return { contentType, ...rejected('wrong-media-type', 'header Content-Type', message) };
  }
  const coding = headers['content-encoding']?.trim().toLowerCase() ?? '';
  if (coding !== '' && coding !== 'identity') {
    const message = `must be absent: the mock decodes no content coding, but it is ${coding}`;
    return rejected('wrong-media-type', 'header Content-Encoding', message);
  }
  return { contentType, ...(await readContent(core, { declared: found, request }, target)) };
}

function rejected(
  kind: 'wrong-body' | 'wrong-media-type' | 'malformed-body',
  location: string,
  message: string,
): ReceivedBody {
  return { files: [], problem: new RequestProblem(kind, [{ location, message }]) };
}

/** An exact media type goes before a range. */
function chooseContent(
  declared: readonly ContractBodyContent[],
  contentType: string,
): ContractBodyContent | undefined {
  return (
    declared.find((each) => essenceOf(each.contentType) === contentType) ??
    declared.find((each) => contentType !== '' && fitsRange(contentType, each.contentType)) ??
    declared.find(
      (each) =>
        contentType === '' && /^(?:\*\/\*|application\/octet-stream)$/.test(each.contentType),
    )
  );
}

interface DeclaredRequest {
  readonly declared: ContractBodyContent;
  readonly request: MockRequest;
}

async function readContent(
  core: MockCore,
  { declared, request }: DeclaredRequest,
  target: BodyTarget,
): Promise<ReceivedBody> {
  const contentType = request.headers['content-type'];
  switch (declared.kind) {
    case 'json': {
      const text = await readText(request.openBody());
      if (typeof text !== 'string') return { files: [], problem: text };
      if (text === '') return rejected('wrong-body', '#', missing);
      const parsed = parseJson(text);
      if (!parsed.ok) return rejected('malformed-body', '#', `must be JSON: ${parsed.problem}`);
      return {
        files: [],
        text,
        value: parsed.value,
        ...judge(core, declared, { value: parsed.value, files: [] }),
      };
    }
    case 'form': {
      const text = await readText(request.openBody());
      if (typeof text !== 'string') return { files: [], problem: text };
      const pairs = readPairs(text).map(({ name, value }) => [name, value] as const);
      const value = nestPairs(core.book, core.book.named(declared.schema), pairs);
      return { files: [], text, value, ...judge(core, declared, { value, files: [] }) };
    }
    case 'multipart': {
      const read = await readMultipart(core.book, { declared, request }, target);
      if (read.problem !== undefined) return read;
      return {
        ...read,
        ...judge(core, declared, read),
      };
    }
    case 'text':
    case 'bytes':
    case 'events': {
      const content = await target.contents.receive(request.openBody(), {
        isKept: target.isKept,
        contentType,
      });
      return { files: [], content };
    }
    default:
      return declared.kind satisfies never;
  }
}

function judge(
  core: MockCore,
  { schema }: ContractBodyContent,
  { value, files }: Pick<ReceivedBody, 'value' | 'files'>,
): { readonly problem?: RequestProblem } {
  if (schema === undefined) return {};
  const judgement = core.requests.judge(schema, value);
  if (judgement.kind !== 'invalid') return {};
  // The content of a file is not judged; how many there are is.
  const parts = new Set(files.map(({ part }) => part));
  const errors = judgement.errors.filter(
    ({ path, keyword }) =>
      !parts.has(path.split('/')[1] ?? '') || keyword === 'minItems' || keyword === 'maxItems',
  );
  if (errors.length === 0) return {};
  const violations: readonly RequestViolation[] = describeErrors(errors, { location: '#', value });
  return { problem: new RequestProblem('wrong-body', violations) };
}

/** RFC 8259, section 8.1: JSON that systems exchange "MUST be encoded using UTF-8". */
async function readText(body: Readable): Promise<string | RequestProblem> {
  const pieces: Buffer[] = [];
  let length = 0;
  for await (const piece of body.iterator({ destroyOnReturn: false })) {
    const bytes = piece as Buffer;
    length += bytes.length;
    if (length > longestText) {
      const message = `must have at most ${longestText} bytes`;
      return new RequestProblem('too-large', [{ location: '#', message }]);
    }
    pieces.push(bytes);
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(pieces));
  } catch {
    const message = 'must be UTF-8';
    return new RequestProblem('malformed-body', [{ location: '#', message }]);
  }
}

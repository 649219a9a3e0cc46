import { once } from 'node:events';
import type { ContractBodyContent, ContractPart } from '@upspec/document';
import type { BusboyInstance } from '@fastify/busboy';
import { parseJson } from '../json/parse-json.js';
import { openMultipart, type MultipartParser } from '../multipart/open-multipart.js';
import type { MockRequest } from './mock-request.js';
import { nestPairs } from './nest-pairs.js';
import type { BodyTarget, ReceivedBody, ReceivedFile } from './received-body.js';
import { RequestProblem, type RequestViolation } from './request-problem.js';
import type { SchemaBook } from './schema-book.js';

/** Of a field, in bytes. */
const longestField = 1024 * 1024;
const mostParts = 1000;

/**
 * Reads a body of multipart/form-data (RFC 7578) part by part, at the speed of the disk. The value has
 * an empty string for each file.
 */
export async function readMultipart(
  book: SchemaBook,
  { declared, request }: { readonly declared: ContractBodyContent; readonly request: MockRequest },
  target: BodyTarget,
): Promise<ReceivedBody> {
  const { parts = [], schema } = declared;
  const fileParts = parts.filter(({ kind }) => kind === 'file');
  const opened = openMultipart(request.headers['content-type'] ?? '', {
    isPartAFile: (name, _type, filename) => {
      const part = partOf(parts, name ?? '');
      return part === undefined ? filename !== undefined : fileParts.includes(part);
    },
    limits: { fieldSize: longestField, parts: mostParts },
  });
  if (opened === undefined) {
    return failed('header Content-Type', 'must have a boundary (RFC 2046, section 5.1.1)');
  }
  const gathering = new Gathering(opened.parser, parts, target);
  await feed(request, opened, gathering);
  // A disk may be full only after the last byte was parsed.
  const files = await gathering.files();
  const { problem } = gathering;
  if (problem !== undefined) return { files, problem };
  const { value, violations } = valueOf(book, { schema, parts }, gathering.fields);
  const named = new Map<string, string | string[]>();
  for (const { part } of files) {
    const isList = book.types(book.property(book.flat(book.named(schema)), part)).has('array');
    const before = named.get(part);
    named.set(part, isList ? [...(Array.isArray(before) ? before : []), ''] : '');
  }
  if (violations.length > 0) {
    return { files, problem: new RequestProblem('wrong-body', violations) };
  }
  return { files, value: { ...value, ...Object.fromEntries(named) } };
}

function failed(location: string, message: string): ReceivedBody {
  return { files: [], problem: new RequestProblem('malformed-body', [{ location, message }]) };
}

/** What a parser reports. */
class Gathering {
  readonly fields: (readonly [name: string, value: string])[] = [];
  readonly #files: Promise<ReceivedFile>[] = [];
  readonly #failure = new AbortController();

  constructor(parser: BusboyInstance, parts: readonly ContractPart[], target: BodyTarget) {
    parser.on('field', (name: string | undefined, value, ...[, valueIsCut]) => {
      if (name === undefined) this.#fail('each part must have a name (RFC 7578, section 4.2)');
      else if (valueIsCut) this.#fail(`${name} must have at most ${longestField} bytes`);
      else this.fields.push([name, value]);
    });
    parser.on('file', (name, stream, ...[filename, , contentType]) => {
      stream.on('error', () => undefined);
      // Otherwise what receives it would wait for its end.
      this.failure.addEventListener('abort', () => {
        stream.destroy(new Error('the body is rejected'));
      });
      const part = partOf(parts, name)?.name ?? name;
      const file = target.contents
        .receive(stream, { isKept: target.isKept, contentType })
        .then((content) => ({ ...content, part, filename }));
      file.catch((error: unknown) => {
        this.abort(error);
      });
      this.#files.push(file);
    });
    parser.once('partsLimit', () => {
      this.#fail(`a body must have at most ${mostParts} parts`);
    });
    parser.on('error', (error) => {
      this.#fail(error instanceof Error ? error.message : 'it is malformed');
    });
  }

  /** Aborted with the first reason to stop reading. */
  get failure(): AbortSignal {
    return this.#failure.signal;
  }

  /** Why the body must be rejected. */
  get problem(): RequestProblem | undefined {
    if (!this.failure.aborted) return undefined;
    const { reason }: { readonly reason: unknown } = this.failure;
    if (reason instanceof RequestProblem) return reason;
    const message = reason instanceof Error ? reason.message : 'it is malformed';
    return new RequestProblem('malformed-body', [{ location: '#', message }]);
  }

  abort(reason: unknown): void {
    this.#failure.abort(reason);
  }

  /** Those that were received completely. */
  async files(): Promise<readonly ReceivedFile[]> {
    const received = await Promise.allSettled(this.#files);
    return received.flatMap((each) => (each.status === 'fulfilled' ? [each.value] : []));
  }

  #fail(message: string): void {
    this.abort(new RequestProblem('malformed-body', [{ location: '#', message }]));
  }
}

/** Feeds the parser to the end of the body, or until the gathering is aborted. */
async function feed(
  request: MockRequest,
  { parser, filter }: MultipartParser,
  gathering: Gathering,
): Promise<void> {
  const { failure } = gathering;
  const write = async (pieces: readonly Buffer[]): Promise<void> => {
    for (const piece of pieces) {
      if (!parser.write(piece)) await once(parser, 'drain', { signal: failure });
      failure.throwIfAborted();
    }
  };
  try {
    for await (const piece of request.openBody().iterator({ destroyOnReturn: false })) {
      await write(filter.push(piece as Buffer));
    }
    await write(filter.end());
    const finished = once(parser, 'finish', { signal: failure });
    parser.end();
    await finished;
  } catch (error) {
    gathering.abort(error);
  }
}

function partOf(parts: readonly ContractPart[], name: string): ContractPart | undefined {
  const plain = name.replace(/\[\d*\]$/, '');
  return (
    parts.find((part) => part.name === name || part.wireNames.includes(name)) ??
    parts.find((part) => part.name === plain)
  );
}

interface FieldSchema {
  readonly schema: string | undefined;
  readonly parts: readonly ContractPart[];
}

/** The value of the fields: of JSON where a part is JSON, else by the types of the schema. */
function valueOf(
  book: SchemaBook,
  { schema, parts }: FieldSchema,
  fields: readonly (readonly [name: string, value: string])[],
): { readonly value: Readonly<Record<string, unknown>>; readonly violations: RequestViolation[] } {
  const violations: RequestViolation[] = [];
  const parsed = new Map<string, unknown[]>();
  const plain = fields.filter(([name, text]) => {
    const part = partOf(parts, name);
    if (part?.kind !== 'json' || name !== part.name) return true;
    const json = parseJson(text);
    if (json.ok) parsed.set(name, [...(parsed.get(name) ?? []), json.value]);
    else violations.push({ location: `#/${name}`, message: `must be JSON: ${json.problem}` });
    return false;
  });
  const node = book.named(schema);
  const whole = [...parsed].map(([name, values]): [string, unknown] => {
    const isList = book.types(book.property(book.flat(node), name)).has('array');
    const [first] = values;
    return [name, isList && !(values.length === 1 && Array.isArray(first)) ? values : first];
  });
  return { value: { ...nestPairs(book, node, plain), ...Object.fromEntries(whole) }, violations };
}

import { readFileSync } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { parsePointer } from '@upspec/document/json-pointer';
import { Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js';
import { LineCounter, parseDocument, type Document } from 'yaml';
import { UsageError } from '../../kit-error.js';
import { packageFolder } from '../../package-folder.js';
import { findNode } from '../../profile-format/find-node.js';
import { nearest } from '../../profile-format/nearest.js';
import type { SourceLocation } from '../../verdict/finding.js';
import type { Expectations, ExpectedRequests, ExpectedValues } from './expectations.js';

/** In bytes. */
const largest = 256 * 1024;

/**
 * Loads a file of expectations, in YAML or JSON, by `expect.schema.json`.
 *
 * @param operations - The ids that there are.
 * @throws {UsageError} for a file that can't be read, and with all errors at once, each as
 *   file:line:column
 */
export async function loadExpectations(
  file: string,
  operations: readonly string[],
): Promise<Expectations> {
  const lines = new LineCounter();
  const document = parseDocument(await textOf(file), { lineCounter: lines });
  const sourceAt = (offset: number): SourceLocation => {
    const { line, col } = lines.linePos(offset);
    return { file, line: Math.max(line, 1), column: Math.max(col, 1) };
  };
  const sourceOf = (path: readonly (string | number)[], key?: string): SourceLocation =>
    sourceAt(findNode(document, path, key)?.range?.[0] ?? 0);
  const errors = errorsIn(document, operations).map(({ path, key, offset, message }) => {
    const { line, column } = offset === undefined ? sourceOf(path, key) : sourceAt(offset);
    return `${file}:${line}:${column}: ${message}`;
  });
  if (errors.length > 0) throw new UsageError(errors.join('\n'));
  return build(document.toJS({ maxAliasCount: 0 }) as ExpectDocument, sourceOf);
}

async function textOf(file: string): Promise<string> {
  try {
    const about = await stat(file);
    if (about.isFile() && about.size <= largest) return await readFile(file, 'utf8');
  } catch (cause) {
    const message = cause instanceof Error ? cause.message : String(cause);
    throw new UsageError(`--expect ${file}: the file can't be read: ${message}`, { cause });
  }
  throw new UsageError(`--expect ${file}: it must be a file of at most ${largest} bytes`);
}

/** The file, as its schema describes it. */
interface ExpectDocument {
  readonly requests?: readonly (Partial<
    Pick<ExpectedRequests, 'path' | 'query' | 'headers' | 'body'>
  > & {
    readonly operation: string;
    readonly times?: number | { readonly min?: number; readonly max?: number };
  })[];
  readonly order?: readonly string[];
  readonly headers?: ExpectedValues;
  readonly retries?: boolean;
}

type SourceOf = (path: readonly (string | number)[], key?: string) => SourceLocation;

function build(document: ExpectDocument, sourceOf: SourceOf): Expectations {
  const { requests = [], order, headers, retries } = document;
  return {
    requests: requests.map(({ operation, times = { min: 1 }, ...values }, at) => {
      const { min = 0, max = Infinity } =
        typeof times === 'number' ? { min: times, max: times } : times;
      const { path = {}, query = {}, headers: own = {}, body = {} } = values;
      const source = sourceOf(['requests', at, 'operation']);
      return { operation, min, max, path, query, headers: own, body, source };
    }),
    order: order && { operations: order, source: sourceOf([], 'order') },
    headers: headers && { values: headers, source: sourceOf([], 'headers') },
    retries:
      retries === undefined ? undefined : { expected: retries, source: sourceOf([], 'retries') },
  };
}

interface ExpectError {
  readonly path: readonly (string | number)[];
  readonly key?: string;
  readonly offset?: number;
  readonly message: string;
}

function errorsIn(document: Document, operations: readonly string[]): readonly ExpectError[] {
  if (document.errors.length > 0) {
    return document.errors.map(({ pos, message }) => ({
      path: [],
      offset: pos[0],
      message: message.split(/ at line \d/)[0] ?? message,
    }));
  }
  let value: unknown;
  try {
    value = document.toJS({ maxAliasCount: 0 });
  } catch {
    return [{ path: [], message: 'aliases are not allowed; write the value itself' }];
  }
  const validate = (compiled ??= compileSchema());
  if (!validate(value)) return (validate.errors ?? []).map(describeError);
  return [...unknownOperations(value, operations), ...badPatterns(value)];
}

let compiled: ValidateFunction<ExpectDocument> | undefined;

function compileSchema(): ValidateFunction<ExpectDocument> {
  const file = join(packageFolder(), 'client', 'expect', 'expect.schema.json');
  const schema = JSON.parse(readFileSync(file, 'utf8')) as object;
  return new Ajv2020({ allErrors: true, allowUnionTypes: true }).compile<ExpectDocument>(schema);
}

function describeError({ instancePath, keyword, params, message }: ErrorObject): ExpectError {
  const path = parsePointer(instancePath).map((step) => (/^\d+$/.test(step) ? Number(step) : step));
  if (keyword === 'additionalProperties') {
    const key = String(params['additionalProperty']);
    return { path, key, message: `unknown key "${key}"` };
  }
  if (keyword === 'required') {
    return { path, message: `the key "${String(params['missingProperty'])}" is missing` };
  }
  return { path, message: message ?? keyword };
}

function unknownOperations(
  { requests = [], order = [] }: ExpectDocument,
  operations: readonly string[],
): readonly ExpectError[] {
  const named = [
    ...requests.map(({ operation }, at) => ({ operation, path: ['requests', at, 'operation'] })),
    ...order.map((operation, at) => ({ operation, path: ['order', at] })),
  ];
  return named
    .filter(({ operation }) => !operations.includes(operation))
    .map(({ operation, path }) => ({
      path,
      message: `the document has no operation ${operation}${nearest(operation, operations)}`,
    }));
}

function badPatterns({ requests = [], headers = {} }: ExpectDocument): readonly ExpectError[] {
  const all = [
    { values: headers, path: ['headers'] },
    ...requests.flatMap((request, at) =>
      (['path', 'query', 'headers', 'body'] as const).map((key) => ({
        values: request[key] ?? {},
        path: ['requests', at, key],
      })),
    ),
  ];
  return all.flatMap(({ values, path }) =>
    Object.entries(values).flatMap(([name, value]) => {
      if (typeof value !== 'object' || !('matches' in value) || isPattern(value.matches)) return [];
      return [{ path: [...path, name], message: `not a regular expression: ${value.matches}` }];
    }),
  );
}

function isPattern(text: string): boolean {
  try {
    new RegExp(text, 'u');
    return true;
  } catch {
    return false;
  }
}

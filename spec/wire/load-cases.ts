import { readdirSync, readFileSync } from 'node:fs';
import type { WireResponse, CallData, ExpectedBody, Input, WireCase } from './wire-case.js';

/** A file of the corpus, as `wire.schema.json` describes it. */
export interface WireFile {
  readonly operation: string;
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly absent: readonly string[];
  readonly response: WireResponse;
  readonly cases: readonly WrittenCase[];
}

interface WrittenCase {
  readonly name: string;
  readonly title: string;
  readonly sources: readonly string[];
  readonly client?: Partial<WireCase['client']>;
  readonly call: CallData;
  readonly inputs?: readonly Input[];
  readonly request?: {
    readonly target: string;
    readonly headers?: Readonly<Record<string, string>>;
    readonly body: ExpectedBody;
  };
}

/** Loads every case of the corpus, with the defaults of its file, in the order of the files. */
export function loadCases(): readonly WireCase[] {
  return readWireFiles().flatMap((file) => file.cases.map((written) => complete(written, file)));
}

/** Reads the files of the corpus, without defaults filled in. */
export function readWireFiles(): readonly WireFile[] {
  const folder = new URL('./', import.meta.url);
  return readdirSync(folder)
    .filter((name) => name.endsWith('.json') && name !== 'wire.schema.json')
    .sort()
    .map((name) => JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as WireFile);
}

function complete(written: WrittenCase, file: WireFile): WireCase {
  const { name, title, sources, call, client, inputs = [] } = written;
  return {
    operation: file.operation,
    name: `${file.operation}/${name}`,
    title,
    sources,
    client: { basePath: '/v1', ...client },
    call,
    inputs,
    request: written.request && completeRequest(written.request, file),
    response: file.response,
  };
}

function completeRequest(
  { target, headers: own, body }: NonNullable<WrittenCase['request']>,
  { method, headers: common, absent }: WireFile,
): NonNullable<WireCase['request']> {
  const headers = { ...common, ...own };
  return { method, target, headers, absent: absent.filter((name) => !(name in headers)), body };
}

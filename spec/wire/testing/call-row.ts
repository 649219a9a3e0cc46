import { camelCase } from '@upspec/document';
import { contentBytes } from '../content-bytes.js';
import type { FileData } from '../wire-case.js';
import type { CredentialData, Values, WireRow } from '../wire-row.js';

/** A generated client whose calls are all in one group. */
export interface RowClient {
  readonly rows: Readonly<Record<string, (...given: readonly unknown[]) => Promise<unknown>>>;
}

/** Makes the call of a row with a client of its document. */
export async function callOfRow(
  Client: (new (options: object) => RowClient) | undefined,
  row: WireRow,
): Promise<undefined> {
  if (Client === undefined) throw new Error('the client of the row was not generated');
  const { call } = row;
  const client = new Client({
    maxRetries: 0,
    ...(call.credentials && { credentials: credentialsOf(call.credentials) }),
    ...(call.serverVariables && { serverVariables: call.serverVariables }),
  });
  const method = camelCase(row.name);
  if (client.rows[method] === undefined) throw new Error(`the client has no call ${method}`);
  await client.rows[method](...argumentsOf(row));
  return undefined;
}

/** Ids in the order of the path, body, query, headers, cookies and options. */
function argumentsOf({
  call,
  path = '',
  parameters = [],
  requestBody,
}: WireRow): readonly unknown[] {
  const has = (location: string): boolean =>
    parameters.some(
      (parameter) => Reflect.get(parameter, 'in') === location && !isIgnored(parameter),
    );
  const ids = [...path.matchAll(/\{([^}]+)\}/g)].map(([, name = '']) => call.path?.[name]);
  return [
    ...ids,
    ...(requestBody === undefined ? [] : [valueOf(call.body)]),
    ...(has('query') ? [call.query] : []),
    ...(has('header') ? [call.headers] : []),
    ...(has('cookie') ? [call.cookies] : []),
    {
      ...(call.contentType !== undefined && { contentType: call.contentType }),
      ...(call.partHeaders && { partHeaders: call.partHeaders }),
    },
  ];
}

/** OpenAPI 3.1.1, section 4.8.12.2.1: these header parameters are ignored. */
function isIgnored(parameter: object): boolean {
  const name: unknown = Reflect.get(parameter, 'name');
  const isHeader = Reflect.get(parameter, 'in') === 'header';
  return isHeader && /^(accept|content-type|authorization)$/i.test(String(name));
}

/** A value with the files that it has, at any depth. */
function valueOf(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(valueOf);
  if (typeof value !== 'object' || value === null) return value;
  const { file } = value as { readonly file?: FileData | { readonly file: FileData } };
  if (file !== undefined && 'content' in file && Object.keys(value).length === 1) {
    return fileOf(file);
  }
  return Object.fromEntries(
    Object.entries(value as Values).map(([name, item]) => [name, valueOf(item)]),
  );
}

function fileOf({ filename, contentType = '', content }: FileData): Blob {
  const bytes = Uint8Array.from(contentBytes(content));
  return filename === undefined
    ? new Blob([bytes], { type: contentType })
    : new File([bytes], filename, { type: contentType });
}

function credentialsOf(
  credentials: Readonly<Record<string, CredentialData>>,
): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    Object.entries(credentials).map(([name, credential]) => {
      if (typeof credential === 'string' || !('tokens' in credential)) return [name, credential];
      let calls = 0;
      const { tokens } = credential;
      return [name, () => Promise.resolve(tokens[Math.min(calls++, tokens.length - 1)])];
    }),
  );
}

import { readdirSync, readFileSync } from 'node:fs';
import type { RowFile, WireRow } from './wire-row.js';

/** A file of rows, and its name without the extension: `query-parameters`. */
export interface NamedRowFile extends RowFile {
  readonly name: string;
}

/** Loads the rows that hold for any API, in the order of their files. */
export function loadRows(): readonly NamedRowFile[] {
  const folder = new URL('./rows/', import.meta.url);
  return readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .sort()
    .map((name) => ({
      ...(JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as RowFile),
      name: name.replace(/\.json$/, ''),
    }));
}

/**
 * The OpenAPI document of a file: one operation for each row, at `/{name}{path}`.
 *
 * @param base - The URL that replaces `{base}` in servers.
 */
export function documentOfRows(file: RowFile, base: string): object {
  const { components, security, servers = [{ url: base }], rows } = file;
  const document = {
    openapi: '3.1.1',
    info: { title: 'Wire', version: '1' },
    servers,
    ...(security && { security }),
    paths: Object.fromEntries(rows.map(pathOf)),
    ...(components && { components }),
  };
  return JSON.parse(JSON.stringify(document).replaceAll('{base}', base)) as object;
}

function pathOf(row: WireRow): readonly [string, object] {
  const { name, path = '', parameters, requestBody, security, servers, pathServers } = row;
  const operation = {
    operationId: name,
    tags: ['rows'],
    ...(parameters && { parameters }),
    ...(requestBody && { requestBody }),
    ...(security && { security }),
    ...(servers && { servers }),
    responses: { '200': { description: 'ok' } },
  };
  const item = { ...(pathServers && { servers: pathServers }), [methodOf(row)]: operation };
  return [`/${name}${path}`, item];
}

/** The method of a row's operation, in lower case. */
export function methodOf({ method, requestBody }: WireRow): string {
  return method ?? (requestBody === undefined ? 'get' : 'post');
}

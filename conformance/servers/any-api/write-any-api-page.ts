import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { format } from 'prettier';
import { packageFolder } from '../../package-folder.js';
import type { AnyApiRecord } from './any-api-record.js';
import { anyApiServers } from './any-api-servers.js';
import { formatAnyApiPage } from './format-any-api-page.js';

/** Where the records and the page of servers of any API are kept. */
export function anyApiFolder(): string {
  return join(packageFolder(), 'servers', 'any-api');
}

/** Writes the page from the stored records, in the order of the table of servers. */
export async function writeAnyApiPage(): Promise<void> {
  await writeFile(join(anyApiFolder(), 'README.md'), await renderAnyApiPage());
}

/** The expected text of the page. */
export async function renderAnyApiPage(): Promise<string> {
  const text = formatAnyApiPage(await loadAnyApiRecords());
  return format(text, { parser: 'markdown', printWidth: 100 });
}

/** The records that are kept. */
export async function loadAnyApiRecords(): Promise<readonly AnyApiRecord[]> {
  const folder = join(anyApiFolder(), 'results');
  const files = (await readdir(folder)).filter((file) => file.endsWith('.json'));
  const records = await Promise.all(
    files.map(
      async (file) => JSON.parse(await readFile(join(folder, file), 'utf8')) as AnyApiRecord,
    ),
  );
  const names = anyApiServers.map(({ name }) => name);
  return records.sort((one, other) => names.indexOf(one.name) - names.indexOf(other.name));
}

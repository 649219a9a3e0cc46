import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { format } from 'prettier';
import { packageFolder } from '../package-folder.js';
import { formatPage } from './format-page.js';
import { realServers } from './real-servers.js';
import type { ServerRecord } from './server-record.js';

/** Writes the page of results from the stored records, in the order of the table. */
export async function writePage(): Promise<void> {
  const page = join(packageFolder(), 'servers', 'README.md');
  await writeFile(page, await renderPage());
}

/** The expected text of the page. */
export async function renderPage(): Promise<string> {
  const text = formatPage(await loadRecords());
  return format(text, { parser: 'markdown', printWidth: 100 });
}

/** The records that are kept. */
export async function loadRecords(): Promise<readonly ServerRecord[]> {
  const folder = join(packageFolder(), 'servers', 'results');
  const files = (await readdir(folder)).filter((file) => file.endsWith('.json'));
  const records = await Promise.all(
    files.map(
      async (file) => JSON.parse(await readFile(join(folder, file), 'utf8')) as ServerRecord,
    ),
  );
  const names = realServers.map(({ name }) => name);
  return records.sort((one, other) => names.indexOf(one.name) - names.indexOf(other.name));
}

import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * The licenses of the packages of which a bundle contains files, in the order of their names.
 *
 * @param root the folder of the checkout
 * @param inputs the paths of the bundled files, relative to it
 */
export async function gatherLicenses(root: string, inputs: readonly string[]): Promise<string> {
  const folders = new Set(
    inputs.flatMap((path) => /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+/.exec(path)?.[0] ?? []),
  );
  const notices = [...folders].map((folder) => noticeOf(root, folder));
  return (await Promise.all(notices)).sort().join(`\n${'-'.repeat(72)}\n\n`);
}

async function noticeOf(root: string, folder: string): Promise<string> {
  const read = async (name: string): Promise<string> =>
    (await readFile(join(root, folder, name), 'utf8')).replaceAll('\r\n', '\n');
  const { name, version, license } = JSON.parse(await read('package.json')) as {
    readonly name: string;
    readonly version: string;
    readonly license?: string;
  };
  const files = await readdir(join(root, folder));
  const texts = files.filter((each) => /^(?:licen[cs]e|notice|copying)/i.test(each)).sort();
  const licenses = await Promise.all(texts.map(read));
  return [`${name} ${version} (${license ?? 'see below'})\n`, ...licenses].join('\n');
}

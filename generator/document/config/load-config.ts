import { readFile, stat } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { formatError } from '../load/lint-error.js';
import { checkConfig } from './check-config.js';
import type { Config } from './config.js';
import { ConfigError } from './config-error.js';
import { parseConfig, type WrittenConfig } from './parse-config.js';
import { relocateConfig } from './relocate-config.js';

/** The files that are looked for in the working folder. */
const NAMES = ['upspec.config.js', 'upspec.config.json', 'upspec.config.yaml'] as const;

/** A configuration is small; a larger file is not one. */
const LARGEST = 1_000_000;

/**
 * Loads the configuration file of the working folder, or the named one. A JavaScript file is run: it
 * is code of the user's own folder, so no other folder is searched.
 *
 * @param named the path of a file, relative to the working folder.
 * @param folder the working folder.
 * @returns the configuration, its paths relative to the working folder; an empty one without a file.
 * @throws {ConfigError} with every error in it, each with its location.
 */
export async function loadConfig(named?: string, folder: string = process.cwd()): Promise<Config> {
  const file = named ?? (await findConfig(folder));
  if (file === undefined) return {};
  const written = await readConfig(file, resolve(folder, file));
  const { config, errors } = checkConfig(written);
  if (errors.length > 0) throw new ConfigError(errors.map(formatError).join('\n'));
  return relocateConfig(config, dirname(file));
}

async function findConfig(folder: string): Promise<string | undefined> {
  const present: string[] = [];
  for (const name of NAMES) if (await isFile(join(folder, name))) present.push(name);
  if (present.length < 2) return present[0];
  throw new ConfigError(
    `${present.join(' and ')}: there is more than one configuration file; choose one with --config`,
  );
}

async function isFile(path: string): Promise<boolean> {
  return stat(path).then(
    (found) => found.isFile(),
    () => false,
  );
}

async function readConfig(file: string, absolute: string): Promise<WrittenConfig> {
  const size = await stat(absolute).then(
    (found) => found.size,
    () => undefined,
  );
  if (size === undefined || !(await isFile(absolute))) {
    throw new ConfigError(`--config ${file}: there is no such file`);
  }
  if (size > LARGEST) throw new ConfigError(`${file}: is larger than 1 MB`);
  const text = await readFile(absolute, 'utf8');
  if (!/\.[cm]?js$/.test(file)) return parseConfig(file, text);
  const loaded: unknown = await import(pathToFileURL(absolute).href).catch((cause: unknown) => {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new ConfigError(`${file}: can't be loaded: ${reason}`, { cause });
  });
  const value: unknown =
    typeof loaded === 'object' && loaded !== null ? Reflect.get(loaded, 'default') : undefined;
  return { file, value, locationOf: (path) => ({ file, ...locationIn(text, path.at(-1) ?? '') }) };
}

/** Where a key is in the source of a module, as far as its text shows it. */
function locationIn(text: string, key: string): { readonly line: number; readonly column: number } {
  const escaped = key.replaceAll(/[\\^$.*+?()[\]{}|]/g, String.raw`\$&`);
  const at = text.search(new RegExp(`(?<![\\w$.])${escaped}(?=['"\`]?\\s*:)`));
  const before = text.slice(0, Math.max(at, 0)).split('\n');
  return { line: before.length, column: (before.at(-1) ?? '').length + 1 };
}

import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { KitError, UsageError } from '../../kit-error.js';
import { packageFolder } from '../../package-folder.js';
import { nearest } from '../../profile-format/nearest.js';
import { openai } from './openai.js';
import type { OpenAIProfile } from './openai-profile.js';
import { readProfile } from './read-profile.js';

/** In bytes. The largest known profile has a few kilobytes. */
const largestProfile = 256 * 1024;

/**
 * Loads a profile: by the name of a profile of the package, such as `azure`, or from a
 * YAML file, whose name has a folder or ends in `.yaml`, `.yml` or `.json`.
 *
 * @throws {UsageError} for an unknown name, with the most similar one, and for an invalid file,
 *   with all errors at once, each as file:line:column
 *
 * @example
 * ```ts
 * import { check, loadProfile } from '@upspec/conformance';
 *
 * const profile = await loadProfile('groq');
 * console.log(profile.purposes.files); // [ 'batch' ]
 * ```
 */
export async function loadProfile(nameOrFile: string): Promise<OpenAIProfile> {
  if (/[/\\]|\.(ya?ml|json)$/i.test(nameOrFile))
    return { ...(await loadFile(nameOrFile)), file: nameOrFile };
  if (nameOrFile === openai.name) return openai;
  const names = await profileNames();
  if (!names.includes(nameOrFile)) {
    throw new UsageError(
      `there is no profile "${nameOrFile}"${nearest(nameOrFile, names) || '.'} ` +
        `The profiles are ${names.join(', ')}; name a file with its folder or its extension .yaml`,
    );
  }
  try {
    return await loadFile(join(profilesFolder(), `${nameOrFile}.yaml`));
  } catch (cause) {
    throw new KitError(cause instanceof Error ? cause.message : String(cause), { cause });
  }
}

/** The names of the package's profiles, in alphabetical order. */
export async function profileNames(): Promise<readonly string[]> {
  const files = await readdir(profilesFolder());
  const named = files.filter((file) => file.endsWith('.yaml')).map((file) => file.slice(0, -5));
  return [...named, openai.name].sort();
}

function profilesFolder(): string {
  return join(packageFolder(), 'openai-files', 'profiles');
}

async function loadFile(file: string): Promise<OpenAIProfile> {
  const read = readProfile(await textOf(file), file);
  if (!read.ok) throw new UsageError(read.errors.join('\n'));
  return read.profile;
}

async function textOf(file: string): Promise<string> {
  try {
    const about = await stat(file);
    if (about.isFile() && about.size <= largestProfile) return await readFile(file, 'utf8');
  } catch (cause) {
    const message = cause instanceof Error ? cause.message : String(cause);
    throw new UsageError(`${file}: the profile cannot be read: ${message}`, { cause });
  }
  throw new UsageError(`${file}: a profile is a file of at most ${largestProfile} bytes`);
}

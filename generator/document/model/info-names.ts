import type { JsonObject } from '../load/json.js';
import type { BuildContext } from './context.js';
import type { Model } from './model.js';

/** The names of packages and commands that a document gives in its `info`. */
export type InfoNames = Pick<Model, 'packageName' | 'commandName' | 'gemName' | 'gemShim'>;

/** A gem's name is the name of a file that Ruby can require, and of a folder. */
const GEM = /^[a-z][a-z\d_]*$/;

/** Reads the names, and warns of each that can't be used. */
export function readInfoNames(context: BuildContext, info: JsonObject): InfoNames {
  const read = (keyword: string, valid: RegExp, expected: string): string | undefined => {
    const name = info[keyword];
    if (name === undefined) return undefined;
    if (typeof name === 'string' && valid.test(name)) return name;
    context.warn(
      `#/info/${keyword}`,
      `${keyword} ${JSON.stringify(name)} is not used; expected ${expected}`,
    );
    return undefined;
  };
  const gem = 'lower-case letters, digits and underscores';
  return {
    packageName: read('x-upspec-package', /^[\w@./-]+$/, 'the name of a package'),
    commandName: read(
      'x-upspec-cli',
      /^[a-z\d][a-z\d-]*$/,
      'lower-case letters, digits and hyphens',
    ),
    gemName: read('x-upspec-gem', GEM, gem),
    gemShim: read('x-upspec-gem-shim', GEM, gem),
  };
}

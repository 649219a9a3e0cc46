import { quotedWord } from '@upspec/document/shell-word';
import { parametersBehind } from './shell-words.js';

/** A function of the shell that sends what the requests of a script have in common. */
export interface CurlFunction {
  /** Without slashes at its end. */
  readonly baseUrl: string;
  /** The option with the key; absent where the requests have no common one. */
  readonly key?: string;
  /** The options that a variable of the key replaces, where the requests have one of several. */
  readonly keys?: readonly string[];
  /** The file of the certificates that the server is trusted by. */
  readonly file?: string;
  readonly isTerse: boolean;
  /** Variables, by the beginnings of paths that they replace: `id` by `/pets/pet-1`. */
  readonly paths: ReadonlyMap<string, string>;
}

/**
 * Sends a request: its parameters are a path, and the options of curl. An interactive shell
 * would expand an alias here, and people have aliases of one lower-case character.
 */
export const sender = 'Q';

/** Sends a request, and prints one value of its response. */
export const reader = 'R';

/**
 * The statement that defines the function.
 *
 * @example
 * const shared = { isTerse: false, paths: new Map() };
 * defineFunction({ baseUrl: 'http://127.0.0.1/v1', ...shared });
 * // Q() { curl -gsS "http://127.0.0.1/v1$@"; }
 */
export function defineFunction(shared: CurlFunction): string {
  const { baseUrl, key, file, isTerse } = shared;
  const options = [
    '-gsS',
    ...(file === undefined ? [] : [`--cacert ${quotedWord(file)}`]),
    ...(key === undefined ? [] : [isTerse ? terseKey(key) : key]),
  ];
  const url = isTerse ? terseUrl(baseUrl) : baseUrl;
  const command = `curl ${options.join(' ')} ${parametersBehind(url)}`;
  return define(sender, command, isTerse);
}

/** The statement that defines the function which reads a value by some command. */
export function defineReader(command: string, isTerse: boolean): string {
  return define(reader, `${sender} "$@" | ${command}`, isTerse);
}

/** The body of a function is any compound command (POSIX.1-2017, Shell Command Language, 2.9.5). */
function define(name: string, command: string, isTerse: boolean): string {
  return isTerse ? `${name}() (${command})` : `${name}() { ${command}; }`;
}

/** The variable of the key of the next requests. */
export const keyVariable = 'k';

/** The option that has this variable in place of the one that it has. */
export function withKeyVariable(option: string): string {
  return option.replace(/\$\w+/, `$${keyVariable}`);
}

/** The option with a bearer token (RFC 6750, section 2.1), in fewer characters. */
export function terseKey(option: string): string {
  const [, key] = /^-H "Authorization: Bearer (\$\w+)"$/.exec(option) ?? [];
  return key === undefined ? option : `--oauth2-bearer "${key}"`;
}

/** Without the protocol that curl takes by default, unless it takes another one for such a name. */
export function terseUrl(url: string): string {
  return url.replace(/^http:\/\/(?!(?:dict|ftp|imap|ldap|pop3|smtp)\.)/i, '');
}

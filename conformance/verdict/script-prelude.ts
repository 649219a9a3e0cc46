import { shellWord } from '@upspec/document/shell-word';

/** What the first line makes variables of. */
export interface Prelude {
  /** The base URL. */
  readonly url: string;
  /** The option with the key. */
  readonly key?: string;
  /** Whether the options that all commands have in common are the parameters of the shell. */
  readonly hasParameters?: boolean;
}

const jsonType = "-H 'content-type: application/json'";

/** Puts variables in place of what many commands have in common. */
export function shortenLines(
  lines: readonly string[],
  { url, key, hasParameters }: Prelude,
): string {
  const base = `url=${shellWord(url)}`;
  if (key === undefined || !lines.some((line) => line.includes(` ${key}`))) {
    return [base, ...lines].join('\n');
  }
  if (hasParameters !== true) {
    const own = lines.map((line) => line.replaceAll(` ${key}`, ' -H "$auth"'));
    return [`${base} auth=${key.slice(3)}`, ...own].join('\n');
  }
  const pieces = lines.flatMap((line) => line.split(/\b(?=curl )/));
  const commands = pieces.filter((piece) => piece.startsWith('curl '));
  const isJson = commands.every((command) => command.includes(` ${key} ${jsonType}`));
  const options = isJson ? `${key} ${jsonType}` : key;
  const own = lines.map((line) => line.replaceAll(` ${options}`, ' "$@"'));
  return [`${base}; set -- ${options}`, ...own].join('\n');
}

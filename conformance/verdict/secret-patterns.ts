import { secretSpellings } from '../auth/secret-spellings.js';
import type { FoundSecret } from './found-secrets.js';

/** How a secret is found in text, and what is shown there instead. */
export interface SecretPattern {
  /** A string that each match contains, to leave out the search where it is missing. */
  readonly contained: string;
  /** Global and sticky copies can be made of it. */
  readonly source: string;
  /** The shell variable that replaces it; undefined where no request contained it. */
  readonly variable: string | undefined;
  /** The name under which it was found. */
  readonly name: string;
  /** The secret as it is. */
  readonly value: string;
}

/** What is shown for a secret that no request carried. */
export const hidden = '***';

/** A shorter value is found only behind its name. */
const shortest = 6;
/** A shorter value may be a part of another word. */
const distinct = 16;

const jsonTypes = ['string', 'number', 'integer', 'boolean', 'object', 'array'];

/**
 * Patterns for all spellings of secrets, the longest first. A value that is short, or a word of the API,
 * is a secret only behind its name: `"password":"book"`.
 */
export function secretPatterns(
  found: readonly FoundSecret[],
  words: ReadonlySet<string>,
): readonly SecretPattern[] {
  const variables = variablesOf(found);
  const common = new Set([...words, ...jsonTypes]);
  return found
    .flatMap(({ name, value, isSent }) => {
      const variable = variables.get(value);
      // What a request carried may be repeated in any spelling, such as that of HTTP Basic.
      const more = isSent && value.length >= shortest ? secretSpellings(value) : [];
      return [...new Set([...spellings(value), ...more])].map((contained) => {
        const isUnclear = value.length < shortest || common.has(value);
        const source = isUnclear
          ? behindName(name, contained)
          : whole(contained, contained === value);
        return { contained, source, variable, name, value };
      });
    })
    .toSorted((one, other) => other.contained.length - one.contained.length);
}

/** Sorted by value, so that the order in which cases ran changes nothing. */
function variablesOf(found: readonly FoundSecret[]): ReadonlyMap<string, string> {
  const variables = new Map<string, string>();
  const counts = new Map<string, number>();
  const sent = found.filter(({ isSent }) => isSent);
  for (const { name, value } of sent.toSorted((a, b) => (a.value < b.value ? -1 : 1))) {
    const variable = variableOf(name);
    const count = (counts.get(variable) ?? 0) + 1;
    counts.set(variable, count);
    variables.set(value, count === 1 ? variable : `${variable}_${count}`);
  }
  return variables;
}

/** `SECRET_API_TOKEN` for `apiToken`; never a variable that a shell has already, such as `PWD`. */
export function variableOf(name: string): string {
  const words = name.replace(/([a-z0-9])([A-Z])/g, '$1_$2').replace(/[^A-Za-z0-9]+/g, '_');
  return `SECRET_${words.replace(/^_+|_+$/g, '').toUpperCase()}`;
}

/** As it is, in a URL, in JSON, and each of these in a shell's quotes and in a format of printf. */
function spellings(value: string): readonly string[] {
  const plain = [
    value,
    ...(/\p{Surrogate}/u.test(value) ? [] : [encodeURIComponent(value)]),
    new URLSearchParams({ v: value }).toString().slice(2),
    inJson(value),
    inJson(inJson(value)),
  ];
  const formats = plain.map((each) => each.replaceAll('\\', '\\\\').replaceAll('%', '%%'));
  const all = [...plain, ...formats];
  return [
    ...new Set([
      ...all,
      ...all.map((each) => each.replaceAll("'", "'\\''")),
      ...all.map((each) => each.replace(/[\\"$`]/g, '\\$&')),
    ]),
  ];
}

function inJson(text: string): string {
  return JSON.stringify(text).slice(1, -1);
}

function escaped(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');
}

/** Behind no letter or digit, but for one that ends an escape: `\n`, `%20`. */
const start = String.raw`(?:(?<![A-Za-z0-9])|(?<=\\[bfnrt]|%[0-9A-Fa-f]{2}))`;

function whole(text: string, isPlain: boolean): string {
  const source = escaped(text);
  if (!isPlain || text.length >= distinct) return source;
  const before = /^[A-Za-z0-9]/.test(text) ? start : '';
  return `${before}${source}${/[A-Za-z0-9]$/.test(text) ? '(?![A-Za-z0-9])' : ''}`;
}

/** `"name": "value"`, `name=value`, `<name>value`, and the part of a multipart body. */
function behindName(name: string, text: string): string {
  const plain = escaped(name);
  const part = `name="${plain}"[^\\r\\n]*\\r?\\n(?:[^\\r\\n]+\\r?\\n)*\\r?\\n`;
  const before = `(?<![\\w.-])${plain}["']?\\s*[:=]\\s*["']?|<${plain}(?:\\s[^<>]*)?>|${part}`;
  return `(?<=${before})${escaped(text)}(?![A-Za-z0-9])`;
}

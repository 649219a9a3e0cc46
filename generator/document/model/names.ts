import pluralize from 'pluralize-esm';

/**
 * Characters that no identifier can contain; other numbers, such as `²`, are not digits. Marks belong
 * to the letter before them, as in Devanagari, except those that choose between an emoji's styles.
 */
const SEPARATORS = /(?:[^\p{L}\p{Nd}\p{Nl}\p{Mn}\p{Mc}]|[\ufe00-\ufe0f])+/u;
/** Marks without a letter before them. */
const LEADING_MARKS = /^[\p{Mn}\p{Mc}]+/u;

/** `Stores` of `VectorStores`, `tunes` of `fine_tunes`, `IDs` of `fileIDs`. */
const LAST_WORD = /(?:\p{Lu}*\p{Ll}+|\p{Lu}+|\p{Lo}+)$/u;

// Words of APIs that pluralize-esm 9 does not handle.
pluralize.addSingularRule(/(?<=avalanche|cache|niche|psyche|(?:head|moust|tooth)ache)s$/i, '');
pluralize.addSingularRule(/(?<=[cgnt]pu|uri)s$/i, '');
pluralize.addIrregularRule('axis', 'axes');
pluralize.addIrregularRule('excuse', 'excuses');
pluralize.addIrregularRule('lens', 'lenses');
pluralize.addIrregularRule('premise', 'premises');

/** Words without a usual singular, such as `metadata`. */
const MASS_NOUNS = 'data metadata species';

const SINGULARS_IN_S =
  'alias atlas aws css dns gps https ios kubernetes postgres redis rss saas sms tls';

for (const word of `${MASS_NOUNS} ${SINGULARS_IN_S}`.split(' ')) pluralize.addUncountableRule(word);

/**
 * Splits a name in any style into lower-case words: `fine_tuning.jobID` → fine, tuning, job, id.
 */
export function words(name: string): readonly string[] {
  const separated = name
    .normalize('NFC')
    .replace(/([\p{Ll}\p{Nd}])(\p{Lu})/gu, '$1 $2')
    .replace(/(\p{Lu}+)(\p{Lu}\p{Ll})/gu, '$1 $2');
  return split(separated).map((word) => word.toLowerCase());
}

/** The words of a name; the Unicode numbers of its characters where it has no letter or digit. */
function split(name: string): readonly string[] {
  const parts = name
    .split(SEPARATORS)
    .map((word) => word.replace(LEADING_MARKS, ''))
    .filter((word) => word !== '');
  const isOfSymbols = parts.length === 0 && /[^\p{ASCII}\s]/u.test(name);
  if (!isOfSymbols) return parts;
  return [...name.replaceAll(/\s/g, '')].map(
    (character) => `u${(character.codePointAt(0) ?? 0).toString(16)}`,
  );
}

/** A name as a variable, method or property: `uploadId`. */
export function camelCase(name: string): string {
  const [first = '', ...rest] = words(name);
  return legal(first + rest.map(capital).join(''));
}

/** A name as a type or class: `PetFood`. Existing capitals are kept: `HTTPLog`. */
export function pascalCase(name: string): string {
  return legal(split(name.normalize('NFC')).map(capital).join(''));
}

/** A name as a file: `vector-stores`. */
export function kebabCase(name: string): string {
  return words(name).join('-') || 'unnamed';
}

/**
 * The singular of an English plural, as resources are named: `Files` → `File`, `user-caches` →
 * `user-cache`. The last word counts; a name that is not a plural, or not English, is returned as
 * it is.
 */
export function singular(name: string): string {
  return name.replace(LAST_WORD, (word) => (word.length < 3 ? word : pluralize.singular(word)));
}

/**
 * The longest name of a call, resource or type, in bytes of UTF-8: its files have dashes and extensions
 * as well, and file systems allow names of 255 bytes.
 */
const LONGEST_NAME = 120;

/** A name of at most 120 bytes: the first characters of a longer one. */
export function shortened(name: string): string {
  let length = 0;
  let end = 0;
  for (const character of name) {
    length += Buffer.byteLength(character);
    if (length > LONGEST_NAME) break;
    end += character.length;
  }
  return name.slice(0, end);
}

/** Whether a path segment names a collection. */
export function isPlural(name: string): boolean {
  return singular(name) !== name;
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}

function legal(identifier: string): string {
  if (identifier === '') return 'unnamed';
  return /^\p{Nd}/u.test(identifier) ? `_${identifier}` : identifier;
}

/** A client's name where the document has none: `Pet Store API` → `PetStore`. */
export function clientNameOfTitle(title: string): string {
  const own = title.replace(/\bAPI\b/g, '');
  return /[\p{L}\p{Nd}]/u.test(own) ? pascalCase(own) : 'Client';
}

/** `PetAPI` → `PET_API`, `FineTuning` → `FINE_TUNING`: consecutive capitals are one word. */
export function environmentPrefix(clientName: string): string {
  const name = asciiText(clientName)
    .replace(/([a-z0-9])([A-Z][a-z])/g, '$1_$2')
    .toUpperCase()
    .replaceAll(/[^A-Z0-9_]/g, '');
  return /^[A-Z_]/.test(name) ? name : `API_${name}`.replace(/_$/, '');
}

/** A string without diacritics on Latin letters: `Störe` → `Store`. */
export function asciiText(text: string): string {
  return text.normalize('NFKD').replaceAll(/(?<=\p{ASCII}\p{M}*)\p{M}/gu, '');
}

/** What no identifier can hold; other numbers, such as `²`, are not digits. */
const SEPARATORS = /[^\p{L}\p{Nd}\p{Nl}]+/u;

/** Splits a name of any writing into lower-case words: `fine_tuning.jobID` → fine, tuning, job, id. */
export function words(name: string): readonly string[] {
  return name
    .normalize('NFC')
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replace(/([A-Z]+)([A-Z][a-z])/g, '$1 $2')
    .split(SEPARATORS)
    .filter((word) => word !== '')
    .map((word) => word.toLowerCase());
}

/** A name as a variable, method or property: `uploadId`. */
export function camelCase(name: string): string {
  const [first = '', ...rest] = words(name);
  return legal(first + rest.map(capital).join(''));
}

/** A name as a type or class: `FileObject`. Capitals that it has are kept: `OpenAIFile`. */
export function pascalCase(name: string): string {
  const parts = name
    .normalize('NFC')
    .split(SEPARATORS)
    .filter((word) => word !== '');
  return legal(parts.map(capital).join(''));
}

/** A name as a file: `vector-stores`. */
export function kebabCase(name: string): string {
  return words(name).join('-') || 'unnamed';
}

/** The singular of an English plural, as resources are named: `Files` → `File`, `Batches` → `Batch`. */
export function singular(name: string): string {
  if (/(ss|us|is)$/.test(name)) return name;
  if (/ies$/.test(name)) return name.replace(/ies$/, 'y');
  if (/(ches|shes|sses|xes|zes)$/.test(name)) return name.slice(0, -2);
  return name.endsWith('s') ? name.slice(0, -1) : name;
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

/** `OpenAI` → `OPENAI`, `FineTuning` → `FINE_TUNING`: capitals that stand together are one word. */
export function environmentPrefix(clientName: string): string {
  const name = asciiText(clientName)
    .replace(/([a-z0-9])([A-Z][a-z])/g, '$1_$2')
    .toUpperCase()
    .replaceAll(/[^A-Z0-9_]/g, '');
  return /^[A-Z_]/.test(name) ? name : `API_${name}`.replace(/_$/, '');
}

/** A text without the marks over its letters, of which ASCII has none: `Störe` → `Store`. */
export function asciiText(text: string): string {
  return text.normalize('NFKD').replaceAll(/\p{M}/gu, '');
}

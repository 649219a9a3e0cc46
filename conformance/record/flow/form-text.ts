/** A field of a body of the type `application/x-www-form-urlencoded`, decoded. */
export interface FormField {
  readonly name: string;
  readonly value: string;
}

/** One pair, or several with `&` between them; a space in a body of this type is a plus sign. */
const pairs = /^[^\s=&]+=[^\s&]*(?:&[^\s=&]+=[^\s&]*)*$/;

/** The fields of a URL-encoded text (`name=value&…`), whatever media type it is sent with. */
export function readPairs(text: string): readonly FormField[] {
  if (!pairs.test(text)) return [];
  return [...new URLSearchParams(text)].map(([name, value]) => ({ name, value }));
}

/** The same text with the values changed that `change` changes; the others stay byte by byte. */
export function mapPairs(text: string, change: (field: FormField) => string): string {
  if (!pairs.test(text)) return text;
  return text
    .split('&')
    .map((pair) => {
      const [field] = readPairs(pair);
      if (field === undefined) return pair;
      const changed = change(field);
      const written = pair.slice(0, pair.indexOf('='));
      return changed === field.value ? pair : `${written}=${encodeURIComponent(changed)}`;
    })
    .join('&');
}

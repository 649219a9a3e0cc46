/** The fields whose values a page promises and any server repeats; ids and times are its own. */
const PROMISED = ['object', 'bytes', 'filename', 'purpose', 'status', 'deleted', 'upload_id'];

/**
 * The fields of a response that a program did not print, in whatever format it prints: JSON, YAML,
 * an object of JavaScript or of Ruby. An id counts by its value where the call itself names it, by
 * its beginning where the server made it.
 */
export function missingFields(printed: string, response: string, code: string): readonly string[] {
  return objectsIn(JSON.parse(response)).flatMap((object) =>
    Object.entries(object).flatMap(([name, value]) => {
      const text = String(value);
      if (name === 'id') {
        const expected = code.includes(text)
          ? escape(text)
          : `${/^[a-z]+[_-]/.exec(text)?.[0] ?? ''}\\w+`;
        return prints(printed, name, expected) ? [] : [`id ${text}`];
      }
      if (!PROMISED.includes(name)) return [];
      return prints(printed, name, escape(text)) ? [] : [`${name} ${text}`];
    }),
  );
}

/** An object and those inside of it; of a page of a list only its items, for a program may print them one by one. */
function objectsIn(value: unknown): readonly Readonly<Record<string, unknown>>[] {
  if (typeof value !== 'object' || value === null) return [];
  if ('data' in value && Array.isArray(value.data)) return value.data.flatMap(objectsIn);
  const inner = Object.values(value).flatMap(objectsIn);
  return [Object.fromEntries(Object.entries(value)), ...inner];
}

function prints(printed: string, name: string, value: string): boolean {
  return new RegExp(`\\b${name}["']?\\s*(:|=>|=)\\s*:?["']?${value}(?![\\w-])`).test(printed);
}

function escape(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

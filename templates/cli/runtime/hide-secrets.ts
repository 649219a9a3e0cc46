/** A shorter key would be found in innocent words. */
const SHORTEST_KEY = 4;

const HIDDEN = '[hidden]';

/** Headers that carry secrets, whoever sends them. */
const SECRET_HEADERS =
  /^(authorization|proxy-authorization|cookie|set-cookie|.*(api-?key|token|secret|signature).*)$/i;

const SECRET_PARAMETERS = /(key|token|secret|sig|signature|password|credential|auth)$/i;

/** Takes secrets out of what is shown. */
export interface SecretHider {
  /** Text in which the key may stand, also as JSON or a URL would write it. */
  text(text: string): string;
  header(name: string, value: string): string;
  url(url: string): string;
  /** Every text within a JSON value, names included. */
  value(value: unknown): unknown;
}

/** @param key - The key that calls are made with. */
export function hideSecrets(key: string | undefined): SecretHider {
  const written = key === undefined ? [] : writingsOf(key.trim());
  const text = (shown: string): string =>
    written.reduce((clean, secret) => clean.replaceAll(secret, HIDDEN), shown);
  const value = (shown: unknown): unknown => {
    if (typeof shown === 'string') return text(shown);
    if (Array.isArray(shown)) return shown.map(value);
    if (typeof shown !== 'object' || shown === null) return shown;
    const entries = Object.entries(shown).map(([name, one]) => [text(name), value(one)] as const);
    return Object.fromEntries(entries);
  };
  return {
    text,
    value,
    header: (name, shown) => (SECRET_HEADERS.test(name) ? HIDDEN : text(shown)),
    url: (shown) => text(hideParameters(shown)),
  };
}

function writingsOf(key: string): readonly string[] {
  if (key.length < SHORTEST_KEY) return [];
  const bytes = Buffer.from(key);
  const writings = [
    key,
    JSON.stringify(key).slice(1, -1),
    encodeURIComponent(key),
    encodeURIComponent(key).replaceAll('%20', '+'),
    bytes.toString('base64'),
  ];
  // The longest first, so that none is left with a piece of another.
  return [...new Set(writings)].toSorted((a, b) => b.length - a.length);
}

function hideParameters(text: string): string {
  if (!URL.canParse(text)) return text;
  const url = new URL(text);
  const secret = [...url.searchParams.keys()].filter((name) => SECRET_PARAMETERS.test(name));
  if (secret.length === 0) return text;
  for (const name of secret) url.searchParams.set(name, HIDDEN);
  return url.href.replaceAll('%5Bhidden%5D', HIDDEN);
}

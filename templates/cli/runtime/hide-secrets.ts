import { secretPattern } from './secret-pattern.js';

/** A shorter key would be found in innocent words: it is hidden only where it stands alone. */
const SHORTEST_KEY = 4;

const HIDDEN = '[hidden]';

/** Headers that carry secrets, whoever sends them. */
const SECRET_HEADERS =
  /^(authorization|proxy-authorization|cookie|set-cookie|.*(api-?key|token|secret|signature).*)$/i;

const SECRET_PARAMETERS = /(key|token|secret|sig|signature|password|credential|auth)$/i;

/** A key as a header or a field holds it: by itself, or after the name of its scheme. */
const WHOLE_VALUE = /^\s*(?:(?:bearer|basic|token)\s+)?(.*?)\s*$/is;

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
  const secret = key?.trim() ?? '';
  const isLong = secret.length >= SHORTEST_KEY;
  const pattern = isLong ? secretPattern(secret) : undefined;
  const text = (shown: string): string => {
    if (pattern !== undefined) return shown.replaceAll(pattern, HIDDEN);
    return secret !== '' && WHOLE_VALUE.exec(shown)?.[1] === secret ? HIDDEN : shown;
  };
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

function hideParameters(text: string): string {
  if (!URL.canParse(text)) return text;
  const url = new URL(text);
  const secret = [...url.searchParams.keys()].filter((name) => SECRET_PARAMETERS.test(name));
  if (secret.length === 0) return text;
  for (const name of secret) url.searchParams.set(name, HIDDEN);
  return url.href.replaceAll('%5Bhidden%5D', HIDDEN);
}

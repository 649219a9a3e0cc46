// Generated from spec/openapi.yaml by `upspec generate`; do not edit.
import { secretPattern } from './secret-pattern.js';

/** A shorter key could be part of other words: it is hidden only where it is the entire value. */
const SHORTEST_KEY = 4;

const HIDDEN = '[hidden]';

/** Headers that contain secrets, in requests and responses. */
const SECRET_HEADERS =
  /^(authorization|proxy-authorization|cookie|set-cookie|.*(api-?key|token|secret|signature).*)$/i;

const SECRET_PARAMETERS = /(key|token|secret|sig|signature|password|credential|auth)$/i;

/** A key as the value of a header or a field: alone, or after the name of its scheme. */
const WHOLE_VALUE = /^\s*(?:(?:bearer|basic|token)\s+)?(.*?)\s*$/is;

/** Removes secrets from output. */
export interface SecretHider {
  /** Text that may contain the key, also as escaped in JSON or a URL. */
  text(text: string): string;
  header(name: string, value: string): string;
  url(url: string): string;
  /** Every string within a JSON value, including names. */
  value(value: unknown): unknown;
}

/** @param keys - The keys of the calls. */
export function hideSecrets(...keys: readonly (string | undefined)[]): SecretHider {
  const secrets = keys.map((key) => key?.trim() ?? '').filter((key) => key !== '');
  const patterns = secrets.filter(({ length }) => length >= SHORTEST_KEY).map(secretPattern);
  const short = new Set(secrets.filter(({ length }) => length < SHORTEST_KEY));
  const text = (shown: string): string => {
    const hidden = patterns.reduce((rest, pattern) => rest.replaceAll(pattern, HIDDEN), shown);
    return short.has(WHOLE_VALUE.exec(shown)?.[1] ?? '') ? HIDDEN : hidden;
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

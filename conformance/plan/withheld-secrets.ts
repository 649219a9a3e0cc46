import type { Exchange, RecordedBody } from '../fixture-format/fixture.js';
import { isMask } from '../fixture-format/mask.js';
import { isJsonObject } from '../json/json-object.js';

/** A secret that a recording leaves out of a request or response: its name, and what replaces it. */
export interface WithheldSecret {
  /** Of the property, the field or the header; empty where none is known. */
  readonly name: string;
  readonly mask: string;
}

/** Returns the value of a secret; undefined where it is not known. */
export type Fill = (secret: WithheldSecret) => string | undefined;

/** The secrets that a body lacks. */
export function withheldIn(body: RecordedBody | undefined): readonly WithheldSecret[] {
  const found: WithheldSecret[] = [];
  fillBody(body, (secret) => {
    found.push(secret);
    return undefined;
  });
  return found;
}

/** The secrets that a response shows as masks, which a server chooses in each run. */
export function withheldInResponse({ response }: Exchange): readonly WithheldSecret[] {
  const headers = Object.entries(response.headers ?? {}).flatMap(([name, value]) =>
    isMask(value) ? [{ name, mask: value }] : [],
  );
  return [...headers, ...withheldIn(response.body)];
}

/** A body with the secrets instead of their masks. */
export function fillBody(body: RecordedBody | undefined, fill: Fill): RecordedBody | undefined {
  if (body === undefined || 'base64' in body) return body;
  if ('json' in body) return { json: fillJson(body.json, '', fill) };
  if ('text' in body) return { text: fillText(body.text, fill) };
  return {
    multipart: body.multipart.map((part) => {
      const { name, text } = part;
      const filled = isMask(text) ? fill({ name, mask: text }) : undefined;
      return filled === undefined ? part : { ...part, text: filled };
    }),
  };
}

function fillJson(value: unknown, name: string, fill: Fill): unknown {
  if (isMask(value)) return fill({ name, mask: value }) ?? value;
  if (Array.isArray(value)) return value.map((item: unknown) => fillJson(item, name, fill));
  if (!isJsonObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [key, fillJson(inner, key, fill)]),
  );
}

/** `user=ada&password=redacted-`, as in `application/x-www-form-urlencoded`. */
function fillText(text: string, fill: Fill): string {
  return text
    .split('&')
    .map((pair) => {
      const at = pair.indexOf('=');
      const mask = pair.slice(at + 1);
      if (!isMask(mask)) return pair;
      const filled = fill({ name: pair.slice(0, Math.max(at, 0)), mask });
      return filled === undefined ? pair : `${pair.slice(0, at + 1)}${encodeURIComponent(filled)}`;
    })
    .join('&');
}

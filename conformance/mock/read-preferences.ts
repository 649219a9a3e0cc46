import type { ContractOperation } from '@upspec/document';
import { chooseMedia, declaredKey, type ChosenResponse } from './success-response.js';

/** What a client prefers, as far as the document has it. */
export interface AppliedPreference {
  readonly chosen: ChosenResponse;
  /** The name of an example. */
  readonly example?: string;
  /** The value of `Preference-Applied` (RFC 7240, section 3). */
  readonly applied: string;
}

/** The header of a request that names a response: `code=404`, `example=cat` (RFC 7240, section 2). */
export interface PreferringHeaders {
  readonly prefer?: string | readonly string[] | undefined;
  readonly accept?: string | undefined;
}

/**
 * Reads `Prefer: code=404` and `Prefer: example=cat`. What the document does not declare is ignored:
 * RFC 7240, section 2, "a server MAY choose to ignore" a preference.
 *
 * @returns undefined where nothing of it applies
 */
export function readPreferences(
  operation: ContractOperation,
  success: ChosenResponse,
  headers: PreferringHeaders,
): AppliedPreference | undefined {
  const preferences = readPrefer(headers.prefer);
  const code = preferences.get('code');
  const example = preferences.get('example');
  const status = code !== undefined && /^[1-5]\d\d$/.test(code) ? Number(code) : undefined;
  const key = status === undefined || status < 200 ? undefined : declaredKey(operation, status);
  const chosen =
    status === undefined || key === undefined
      ? success
      : chooseMedia(operation, { key, status }, undefined);
  const named = example === undefined ? undefined : withExample(chosen, example);
  const applied = [
    ...(key === undefined ? [] : [`code=${code}`]),
    ...(named === undefined ? [] : [`example=${/^[\w-]+$/.test(example ?? '') ? example : '""'}`]),
  ];
  if (applied.length === 0) return undefined;
  return {
    chosen: named ?? chosen,
    applied: applied.join(', '),
    ...(named !== undefined && example !== undefined && { example }),
  };
}

/** The response in the media type that has an example of this name. */
function withExample(chosen: ChosenResponse, name: string): ChosenResponse | undefined {
  const own = chosen.media?.content.examples;
  if (own !== undefined && Object.hasOwn(own, name)) return chosen;
  const other = Object.entries(chosen.response.content).find(
    ([, { examples }]) => examples !== undefined && Object.hasOwn(examples, name),
  );
  if (other === undefined) return undefined;
  const [type, content] = other;
  return { ...chosen, media: { type, content } };
}

function readPrefer(header: string | readonly string[] | undefined): ReadonlyMap<string, string> {
  const whole = typeof header === 'string' ? header : (header ?? []).join(',');
  const preferences = new Map<string, string>();
  for (const [, name = '', value = ''] of whole.matchAll(
    /([\w-]+)\s*=\s*("(?:[^"\\]|\\.)*"|[^\s,;]+)/g,
  )) {
    const text = value.startsWith('"') ? value.slice(1, -1).replace(/\\(.)/g, '$1') : value;
    // RFC 7240, section 2: "If any preference is specified more than once, only the first instance is to be considered."
    if (!preferences.has(name.toLowerCase())) preferences.set(name.toLowerCase(), text);
  }
  return preferences;
}

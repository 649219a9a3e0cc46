import type { SecretLocations } from '../auth/secret-locations.js';
import type { RecordedBody } from '../fixture-format/fixture.js';
import { isMask } from '../fixture-format/mask.js';
import { isJsonObject } from '../json/json-object.js';
import { parseJson } from '../json/parse-json.js';
import type { Secrets } from '../replay/secrets.js';

/** A value under a name that says that it is a secret. */
export interface FoundSecret {
  readonly name: string;
  readonly value: string;
  /** Whether a request carried it. */
  readonly isSent: boolean;
}

/** A request or a response, recorded or live. */
export interface SecretMessage {
  /** With its query; absent for a response. */
  readonly path?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: RecordedBody | undefined;
}

/** Gathers the secrets of a run by the names that they have in requests and responses. */
export interface SecretGatherer {
  noteRequest(message: SecretMessage): void;
  noteResponse(message: SecretMessage): void;
  readonly found: readonly FoundSecret[];
}

type Named = Pick<FoundSecret, 'name' | 'value'>;

/**
 * Gathers secrets; a value of a recording that is covered already is none.
 *
 * @param standIns the keys that requests name in place of their values, such as `$PETS_API_KEY`
 */
export function gatherFoundSecrets(locations: SecretLocations, standIns: Secrets): SecretGatherer {
  const byValue = new Map<string, FoundSecret>();
  const note = (message: SecretMessage, isSent: boolean): void => {
    for (const { name, value } of secretsOf(message, locations)) {
      const isNamed = value.startsWith('$') && Object.hasOwn(standIns, value.slice(1));
      if (value === '' || isMask(value) || isScheme.test(value) || isNamed) continue;
      const known = byValue.get(value);
      if (known === undefined || (isSent && !known.isSent)) {
        byValue.set(value, { name: known?.name ?? name, value, isSent });
      }
    }
  };
  return {
    noteRequest: (message) => note(message, true),
    noteResponse: (message) => note(message, false),
    get found() {
      return [...byValue.values()];
    },
  };
}

/** The value of `token_type` and similar names. */
const isScheme = /^(?:bearer|basic|digest|true|false|null)$/i;

function secretsOf(message: SecretMessage, locations: SecretLocations): readonly Named[] {
  const { path = '', headers = {}, body } = message;
  const query = path.includes('?') ? path.slice(path.indexOf('?') + 1) : '';
  return [
    ...[...new URLSearchParams(query)].flatMap(([name, value]) =>
      locations.query(name) ? [{ name, value }] : [],
    ),
    ...Object.entries(headers).flatMap(([name, value]) => inHeader(name, value, locations)),
    ...(body === undefined ? [] : inBody(body, locations)),
  ];
}

function inHeader(name: string, value: string, locations: SecretLocations): readonly Named[] {
  if (name === 'cookie' || name === 'set-cookie') {
    // A cookie may contain `=` itself: https://www.rfc-editor.org/rfc/rfc6265#section-4.1.1
    return value.split(/[;,]\s*/).flatMap((pair) => {
      const [cookie = '', ...rest] = pair.split('=');
      return locations.cookie(cookie) ? [{ name: cookie, value: rest.join('=') }] : [];
    });
  }
  if (/^(?:location|link|content-location)$/.test(name)) return inLinks(value, locations);
  if (!locations.header(name)) return [];
  // RFC 9110, section 11.6.2: credentials = auth-scheme [ 1*SP ( token68 / … ) ]
  const token = /^(?:bearer|basic|token)\s+(\S+)$/i.exec(value)?.[1];
  return [{ name, value: token ?? value }];
}

function inBody(body: RecordedBody, locations: SecretLocations): readonly Named[] {
  if ('json' in body) return inJson(body.json, locations);
  if ('text' in body) return inText(body.text, locations);
  if ('base64' in body) return [];
  return body.multipart.flatMap(({ name, text }) => {
    if (text === undefined) return [];
    return locations.field(name) ? [{ name, value: text }] : inText(text, locations);
  });
}

function inJson(value: unknown, locations: SecretLocations, under = ''): readonly Named[] {
  if (Array.isArray(value)) return value.flatMap((item: unknown) => inJson(item, locations, under));
  if (isJsonObject(value)) {
    return Object.entries(value).flatMap(([key, inner]) => inJson(inner, locations, key));
  }
  const isScalar = typeof value === 'string' || typeof value === 'number';
  if (isScalar && locations.field(under)) return [{ name: under, value: String(value) }];
  return typeof value === 'string' ? inLinks(value, locations) : [];
}

/** One pair, or several with `&` between them. */
const form = /^[^\s=&]+=[^\s&]*(?:&[^\s=&]+=[^\s&]*)*$/;
/** A property of JSON that may be cut off. */
const property = /"([\w.-]+)"\s*:\s*"((?:\\.|[^"\\])*)/g;
/** An element of XML. */
const element = /<([\w.-]+)(?:\s[^<>]*)?>([^<>]+)<\/\1>/g;

function inText(text: string, locations: SecretLocations): readonly Named[] {
  const parsed = parseJson(text);
  if (parsed.ok) return inJson(parsed.value, locations);
  const pairs = form.test(text)
    ? [...new URLSearchParams(text)]
    : [...text.matchAll(property), ...text.matchAll(element)].map(
        ([, name = '', value = '']): [string, string] => [name, value],
      );
  const named = pairs.flatMap(([name, value]) => (locations.field(name) ? [{ name, value }] : []));
  return [...named, ...inLinks(text, locations)];
}

/** An address may carry a key of its own: `https://host/a?sig=abc`. */
function inLinks(text: string, locations: SecretLocations): readonly Named[] {
  if (!text.includes('=')) return [];
  const pairs = text.matchAll(/[?&#]([\w.~%[\]-]+)=([^&#\s"'<>]+)/g);
  return [...pairs].flatMap(([, name = '', value = '']) =>
    locations.query(name) ? [{ name, value }] : [],
  );
}

import type { Scalar } from '../replay/bindings.js';
import { setCookies } from '../replay/cookies.js';
import { opaqueTag } from '../replay/etag.js';
import { lastSegment } from '../replay/created-resources.js';
import { isJsonObject } from '../json/json-object.js';
import { parseJson } from '../json/parse-json.js';
import { locateInBody, type IdResponse, type CreatedResourceId } from './created-resource-ids.js';

/** A value that a response gave, and that a later request may send back. */
export interface GivenValue {
  readonly id: Scalar;
  readonly at:
    | CreatedResourceId['at']
    /** The entity tag of the response, without the mark of a weak one. */
    | { readonly in: 'tag' }
    /** The whole value of a header. */
    | { readonly in: 'value'; readonly name: string }
    /** A parameter in the query of a link. */
    | { readonly in: 'link'; readonly name: string; readonly parameter: string }
    | { readonly in: 'cookie'; readonly name: string };
  /** What a request sends of it, where that is not the whole value as it is. */
  readonly near?: NearValue | undefined;
}

/** A value that is close to another one: its beginning, or its characters in another case. */
export type NearValue =
  { readonly kind: 'beginning'; readonly length: number } | { readonly kind: 'other-case' };

/** A shorter value may be in a command by chance. */
const SHORTEST = 8;
/** Longer bodies are not searched, and no more of their values are kept. */
const LONGEST = 64 * 1024;
const MOST = 200;

/** What the server may have invented: entity tags, tokens, cookies, cursors, links. */
export function givenValues({ headers = {}, bytes }: IdResponse): readonly GivenValue[] {
  const tag = headers['etag'];
  const found = [
    ...Object.entries(headers).flatMap(([name, value]) => inHeader(name, value)),
    ...(bytes.length > LONGEST ? [] : inBody(bytes.toString('utf8'))),
  ].filter(({ id }) => String(id).length >= SHORTEST && !/[\s'"\\]/.test(String(id)));
  return [
    ...(tag === undefined ? [] : [{ id: opaqueTag(tag), at: { in: 'tag' } } as const]),
    ...found,
  ];
}

function inHeader(name: string, value: string): readonly GivenValue[] {
  switch (name) {
    case 'etag':
      return [];
    case 'location':
    case 'content-location': {
      const id = lastSegment(value);
      return id === undefined ? [] : [{ id, at: { in: 'header', name } }];
    }
    case 'link': {
      const query = /\?([^>]*)>/.exec(value)?.[1] ?? '';
      return [...new URLSearchParams(query)].map(([parameter, id]) => ({
        id,
        at: { in: 'link', name, parameter },
      }));
    }
    case 'set-cookie':
      return [...setCookies(value)].map(([cookie, id]) => ({
        id,
        at: { in: 'cookie', name: cookie },
      }));
    default:
      return name.startsWith('x-') ? [{ id: value, at: { in: 'value', name } }] : [];
  }
}

function inBody(text: string): readonly GivenValue[] {
  const parsed = parseJson(text);
  if (!parsed.ok) return [];
  return stringsIn(parsed.value, '')
    .slice(0, MOST)
    .flatMap(({ property, id }): GivenValue[] => {
      const at = locateInBody(text, property, id);
      return at === undefined ? [] : [{ id, at }];
    });
}

interface NamedString {
  readonly property: string;
  readonly id: string;
}

function stringsIn(value: unknown, property: string): readonly NamedString[] {
  if (typeof value === 'string') return property === '' ? [] : [{ property, id: value }];
  if (Array.isArray(value)) return value.flatMap((item: unknown) => stringsIn(item, ''));
  if (!isJsonObject(value)) return [];
  return Object.entries(value).flatMap(([name, inner]) => stringsIn(inner, name));
}

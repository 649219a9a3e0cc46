import { write } from './written-request.js';
import type { ClientRuleId } from '../../client/client-rules.js';
import type { RequestLocation } from '../../difference/location.js';
import type { Mutate, Mutation } from './mutant.js';
import { written, type RightRequest } from './right-requests.js';

const atBody = { kind: 'request', aspect: 'body' } as const;
const at = (pointer: string): RequestLocation => ({ kind: 'request-body', pointer });

/** What is not JSON, and JSON that the schema rejects. */
export const mutateJson: Mutate = (right) => {
  const { json } = right;
  if (json === undefined) return [];
  return [...syntax(right, json), ...values(right, json)];
};

type Json = Readonly<Record<string, unknown>>;

function syntax(right: RightRequest, json: Json): readonly Mutation[] {
  const text = JSON.stringify(json);
  const open = text.slice(0, -1);
  const mended = write(written(right));
  const one = (kind: string, body: string): Mutation => ({
    kind,
    requirement: 'client.body.json',
    location: atBody,
    wrong: write(written(right, { body })),
    mended,
  });
  return [
    one('JSON that is cut off', open),
    one('a comma after the last property', `${open},}`),
    one('single quotes in JSON', text.replaceAll('"', "'")),
    one('a comment in JSON', `${open}/* note */}`),
    one('NaN in JSON', `${open},"note":NaN}`),
    one('undefined in JSON', `${open},"note":undefined}`),
    one('two documents of JSON', `${text}\n${text}`),
    one('a byte order mark before JSON', `\xef\xbb\xbf${text}`),
    one('JSON in Latin-1', `${open},"note":"\xe9"}`),
    one('JSON in UTF-16', [...text].map((character) => `${character}\0`).join('')),
    one('a line break in a string of JSON', `${open},"note":"a\nb"}`),
    one('the name of an object in place of JSON', '[object Object]'),
    one('pairs in place of JSON', 'a=1&b=2'),
    {
      ...one('a property of JSON twice', `${open},${text.slice(1)}`),
      requirement: 'client.body.names',
      location: at(`/${Object.keys(json)[0] ?? ''}`),
    },
  ];
}

function values(right: RightRequest, json: Json): readonly Mutation[] {
  const mended = write(written(right));
  const one = (kind: string, pointer: string, value: unknown): Mutation => ({
    kind,
    requirement: 'client.body.value' satisfies ClientRuleId,
    location: at(pointer),
    wrong: write(written(right, { body: JSON.stringify(value) })),
    mended,
  });
  const changed = (property: string, value: unknown): Mutation =>
    one(`${property}: ${JSON.stringify(value)}`, `/${property}`, { ...json, [property]: value });
  const required =
    right.operation === 'createUpload' ? Object.keys(json).slice(0, 4) : ['part_ids'];
  return [
    ...required.map((property) => {
      const rest = Object.fromEntries(Object.entries(json).filter(([name]) => name !== property));
      return one(`no ${property}`, `/${property}`, rest);
    }),
    ...Object.keys(json)
      .flatMap((property) => [
        changed(property, null),
        changed(property, true),
        changed(property, {}),
      ])
      .map((mutation) => inner(mutation, json)),
    one('a list in place of an object', '', [json]),
    one('null in place of an object', '', null),
    one('JSON within a string of JSON', '', JSON.stringify(json)),
    one('a property that the schema excludes', '', { ...json, note: 1 }),
    ...special(right, {
      changed,
      replaced: (name, pointer, value) => one(name, pointer, value),
      json,
    }),
  ];
}

/** An empty object lacks the first of its required properties. */
function inner(mutation: Mutation, json: Json): Mutation {
  const isEmptyExpiry = mutation.kind === 'expires_after: {}' && 'expires_after' in json;
  return isEmptyExpiry ? { ...mutation, location: at('/expires_after/anchor') } : mutation;
}

interface Makers {
  readonly changed: (property: string, value: unknown) => Mutation;
  readonly replaced: (kind: string, pointer: string, value: unknown) => Mutation;
  readonly json: Json;
}

function special(right: RightRequest, { changed, replaced, json }: Makers): readonly Mutation[] {
  if (right.operation === 'completeUpload') {
    return [
      changed('part_ids', 'part_1'),
      replaced('a number among the ids', '/part_ids/0', { ...json, part_ids: [1] }),
      replaced('an object among the ids', '/part_ids/0', {
        ...json,
        part_ids: [{ id: 'part_1' }],
      }),
      replaced('null among the ids', '/part_ids/0', { ...json, part_ids: [null] }),
      changed('md5', 5),
    ];
  }
  const plain = [
    changed('bytes', '5'),
    changed('bytes', -1),
    changed('bytes', 1.5),
    changed('bytes', 8_589_934_593),
    changed('purpose', 'poetry'),
    changed('purpose', ''),
    changed('purpose', 'User_Data'),
    changed('filename', 5),
    changed('mime_type', ['text/plain']),
    changed('expires_after', 3600),
  ];
  const expiries: readonly (readonly [pointer: string, value: Json])[] = [
    ['seconds', { anchor: 'created_at' }],
    ['anchor', { seconds: 3600 }],
    ['seconds', { anchor: 'created_at', seconds: 3599 }],
    ['seconds', { anchor: 'created_at', seconds: 2_592_001 }],
    ['seconds', { anchor: 'created_at', seconds: '3600' }],
    ['seconds', { anchor: 'created_at', seconds: 3600.5 }],
    ['anchor', { anchor: 'last_active_at', seconds: 3600 }],
  ];
  if (right.variant === '') return plain;
  return expiries.map(([property, value]) =>
    replaced(`expires_after: ${JSON.stringify(value)}`, `/expires_after/${property}`, {
      ...json,
      expires_after: value,
    }),
  );
}

import { describe, expect, test } from 'vitest';
import { secretLocationsOf } from './secret-locations.js';

const equal = { mode: 'equal' } as const;
const locations = secretLocationsOf({
  securitySchemes: {
    gate: { kind: 'api-key', in: 'header', name: 'X-Gate' },
    app: { kind: 'api-key', in: 'query', name: 'app' },
    visit: { kind: 'api-key', in: 'cookie', name: 'visit' },
  },
  schemas: {
    Login: {
      type: 'object',
      properties: {
        phrase: { type: 'string', format: 'password' },
        memorable: { $ref: '#/schemas/Memorable~1Word' },
        hints: { type: 'array', items: { type: 'string', format: 'password' } },
        password: { type: 'string', writeOnly: true },
        note: { type: 'string', writeOnly: true },
        key: { type: 'string', enum: ['a', 'b'] },
        token: { type: 'integer' },
      },
    },
    'Memorable/Word': { allOf: [{ type: 'string', format: 'password' }] },
    Text: { type: 'string', format: 'password' },
    Loop: { $ref: '#/schemas/Loop', properties: { loop: { $ref: '#/schemas/Loop' } } },
  },
  operations: {
    list: {
      parameters: [
        {
          name: 'door',
          in: 'query',
          required: false,
          style: 'form',
          explode: true,
          value: { ...equal, schema: 'Text' },
        },
      ],
      paging: {
        items: '/data',
        next: { kind: 'cursor', parameter: 'page_token', pointer: '/next_page_token' },
      },
    },
  },
});

describe('what is a secret by a contract', () => {
  test.each([
    'phrase',
    'memorable',
    'hints',
    'password',
    'user[password]',
    'access_token',
    'refresh_token',
    'apiKey',
    'client_secret',
  ])('the field %s is one', (name) => {
    expect(locations.field(name)).toBe(true);
  });

  test.each([
    'note',
    'key',
    'token',
    'loop',
    'name',
    'code',
    'token_type',
    'keyCount',
    'page_token',
    'next_page_token',
  ])('the field %s is none', (name) => {
    expect(locations.field(name)).toBe(false);
  });

  test('keys of the security schemes are secrets in their own location alone', () => {
    const names = ['x-gate', 'app', 'visit', 'door'];
    expect(names.filter((name) => locations.header(name))).toEqual(['x-gate']);
    expect(names.filter((name) => locations.query(name))).toEqual(['app', 'door']);
    expect(names.filter((name) => locations.cookie(name))).toEqual(['visit']);
    expect([...locations.keyCookies]).toEqual(['visit']);
  });

  test('a cursor is not a secret in a query, and a key there is', () => {
    expect([locations.query('page_token'), locations.query('access_token')]).toEqual([false, true]);
  });
});

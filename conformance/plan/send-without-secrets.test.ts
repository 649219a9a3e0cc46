import { expect, test } from 'vitest';
import type { Exchange, RecordedBody } from '../fixture-format/fixture.js';
import { mask } from '../fixture-format/mask.js';
import { petsContract } from '../testing/pets/pets-contract.js';
import { describeUnsent, sendWithoutSecrets, type Sendable } from './send-without-secrets.js';

const secret = mask('pass-word');

function login(body: RecordedBody, status = 200): Exchange {
  return { request: { method: 'POST', path: '/login', body }, response: { status } };
}

function send(exchanges: readonly Exchange[], variables: Record<string, string> = {}): Sendable {
  const fixture = { name: 'a', title: 'A', source: { kind: 'recorded' }, exchanges } as const;
  return sendWithoutSecrets(fixture, petsContract, variables);
}

function linesOf({ unsent }: Sendable): readonly string[] {
  return unsent.map(({ position, variables }) => [position, ...variables].join(' '));
}

const bodies: readonly (readonly [string, (secret: string) => RecordedBody, string])[] = [
  ['JSON', (text) => ({ json: { credentials: [{ apiToken: text }] } }), 'SECRET_API_TOKEN'],
  ['a list in JSON', (text) => ({ json: { pins: [text] } }), 'SECRET_PINS'],
  ['a multipart body', (text) => ({ multipart: [{ name: 'password', text }] }), 'SECRET_PASSWORD'],
  ['an urlencoded body', (text) => ({ text: `user=ada&password=${text}` }), 'SECRET_PASSWORD'],
];

test.each(bodies)('a request whose secret was left out of %s needs a variable', (_, body, name) => {
  expect(linesOf(send([login(body(secret))]))).toEqual([`1 ${name}`]);
  const given = send([login(body(secret))], { [name]: 'of-a-test-account' });
  expect(given.unsent).toEqual([]);
  expect(given.secrets).toEqual({ [name]: 'of-a-test-account' });
  expect(given.fixture.exchanges[0]?.request.body).toEqual(body('of-a-test-account'));
});

test('a request that is to be rejected, or holds no such secret, is sent', () => {
  expect(send([login({ json: { password: secret } }, 403)]).unsent).toEqual([]);
  expect(send([login({ json: { password: 'known to all' } })]).unsent).toEqual([]);
});

test('another request with a secret of the same name may have a variable of its own', () => {
  const ann = login({ json: { user: 'ann', password: secret } });
  const ben = login({ json: { user: 'ben', password: secret } });
  const bodiesOf = (variables: Record<string, string>): readonly unknown[] =>
    send([ann, ben, ann], variables).fixture.exchanges.map(({ request }) => request.body);
  expect(bodiesOf({ SECRET_PASSWORD: 'one', SECRET_PASSWORD_2: 'two' })).toEqual([
    { json: { user: 'ann', password: 'one' } },
    { json: { user: 'ben', password: 'two' } },
    { json: { user: 'ann', password: 'one' } },
  ]);
  expect(bodiesOf({ SECRET_PASSWORD: 'one' })[1]).toEqual({
    json: { user: 'ben', password: 'one' },
  });
});

test('a secret that a response returned before is known in the run', () => {
  const given: Exchange = {
    request: { method: 'POST', path: '/tokens' },
    response: { status: 200, body: { json: { refresh_token: secret } } },
  };
  const renew = login({ json: { refreshToken: secret } });
  expect(linesOf(send([given, renew]))).toEqual([]);
  expect(linesOf(send([renew, given]))).toEqual(['1 SECRET_REFRESH_TOKEN']);
});

const pet = (id: number, name: string): Exchange => ({
  operation: 'createPet',
  request: { method: 'POST', path: '/pets', body: { json: { name } } },
  response: { status: 201, headers: { location: `/pets/${id}` }, body: { json: { id, name } } },
});
const read = (id: number, method = 'GET', operation = 'getPet'): Exchange => ({
  operation,
  request: { method, path: `/pets/${id}` },
  response: { status: method === 'GET' ? 200 : 204 },
});

test('what depends on a request that is not sent is not sent either, and the rest is', () => {
  const list: Exchange = {
    operation: 'listPets',
    request: { method: 'GET', path: '/pets' },
    response: { status: 200 },
  };
  const exchanges = [
    pet(3, secret),
    pet(4, 'Rex'),
    read(3),
    read(4),
    read(3, 'DELETE', 'deletePet'),
    list,
  ];
  const sendable = send(exchanges);
  expect(linesOf(sendable)).toEqual(['1 SECRET_NAME', '3', '5', '6']);
  const { fixture } = sendable;
  expect(describeUnsent({ ...fixture, exchanges }, sendable.unsent)).toBe(
    'a: 4 of 6 requests could not be judged: POST /pets (request 1) needs a secret that was left out of the recording: give that of a test account in the variable SECRET_NAME; 3 more depend on it',
  );
});

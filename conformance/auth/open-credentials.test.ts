import type { SecurityScheme } from '@upspec/document';
import { expect, test } from 'vitest';
import { addCredentials } from './add-credentials.js';
import type { KeyKind } from './credential.js';
import { openCredentials, type CredentialOptions } from './open-credentials.js';
import type { SecuredContract } from './read-api-keys.js';
import { reveal } from '../replay/secrets.js';

const wrong = 'sk-upspec-this-key-is-wrong';

function contractOf(
  securitySchemes: Readonly<Record<string, SecurityScheme>>,
  security: readonly (readonly string[])[] = Object.keys(securitySchemes).map((name) => [name]),
): SecuredContract {
  return {
    title: 'Pet Store API',
    securitySchemes,
    operations: {
      listPets: { method: 'GET', path: '/pets', security },
      readHealth: { method: 'GET', path: '/health', security: [] },
      readNews: { method: 'GET', path: '/news', security: [[], ...security] },
      readPet: { method: 'GET', path: '/pets/{petId}', security },
      readOpenPet: { method: 'GET', path: '/pets/open', security: [[]] },
    },
  };
}

/** What is sent, and what is shown. */
function send(
  contract: SecuredContract,
  options: CredentialOptions,
  requested: { readonly path: string; readonly auth?: KeyKind; readonly method?: string },
): { readonly sent: string; readonly shown: string } {
  const { authentication, secrets } = openCredentials(contract, { environment: {}, ...options });
  const { path, auth = 'right', method = 'GET' } = requested;
  const credentials = authentication.credentialsOf({ method, path, auth });
  const shown = JSON.stringify(addCredentials({ path, headers: {} }, credentials, auth));
  const { path: where, headers } = addCredentials({ path, headers: {} }, credentials, auth);
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  return { sent: reveal([where, ...lines].join('\n'), secrets), shown };
}

const schemes: readonly {
  readonly kind: string;
  readonly scheme: SecurityScheme;
  readonly key: string;
  readonly right: string;
  readonly wrong: string;
}[] = [
  {
    kind: 'a key in a header',
    scheme: { kind: 'api-key', in: 'header', name: 'X-Api-Key' },
    key: 'k-123456',
    right: '/pets\nx-api-key: k-123456',
    wrong: `/pets\nx-api-key: ${wrong}`,
  },
  {
    kind: 'a key in the query',
    scheme: { kind: 'api-key', in: 'query', name: 'api key' },
    key: 'k/1&2=3 ü',
    right: '/pets?api%20key=k%2F1%262%3D3%20%C3%BC',
    wrong: `/pets?api%20key=${wrong}`,
  },
  {
    kind: 'a key in a cookie',
    scheme: { kind: 'api-key', in: 'cookie', name: 'session' },
    key: 'k-123456',
    right: '/pets\ncookie: session=k-123456',
    wrong: `/pets\ncookie: session=${wrong}`,
  },
  {
    kind: 'a user and a password',
    scheme: { kind: 'basic' },
    key: 'ada:pässword:1',
    right: '/pets\nauthorization: Basic YWRhOnDDpHNzd29yZDox',
    wrong: '/pets\nauthorization: Basic dXBzcGVjOnNrLXVwc3BlYy10aGlzLWtleS1pcy13cm9uZw==',
  },
  {
    kind: 'a token',
    scheme: { kind: 'bearer' },
    key: 't-123456',
    right: '/pets\nauthorization: Bearer t-123456',
    wrong: `/pets\nauthorization: Bearer ${wrong}`,
  },
];

test.each(schemes)('$kind is sent right, wrong and not at all', (each) => {
  const contract = contractOf({ key: each.scheme });
  const options = { apiKeys: [each.key] };
  const right = send(contract, options, { path: '/pets' });
  expect(right.sent).toBe(each.right);
  expect(right.shown).toContain('PET_STORE_API_KEY');
  expect(right.shown).not.toContain(each.key);
  expect(send(contract, options, { path: '/pets', auth: 'wrong' }).sent).toBe(each.wrong);
  expect(send(contract, options, { path: '/pets', auth: 'none' }).sent).toBe('/pets');
});

test.each(schemes)('$kind is read from the variable of the API', ({ scheme, key, right }) => {
  const environment = { PET_STORE_API_KEY: key };
  expect(send(contractOf({ key: scheme }), { environment }, { path: '/pets' }).sent).toBe(right);
});

test.each(schemes)('without $kind nothing is sent, but a wrong one can be', (each) => {
  const contract = contractOf({ key: each.scheme });
  expect(send(contract, {}, { path: '/pets' }).sent).toBe('/pets');
  expect(send(contract, {}, { path: '/pets', auth: 'wrong' }).sent).toBe(each.wrong);
  expect(openCredentials(contract, { environment: {} }).authentication.hasKey).toBe(false);
});

const header: SecurityScheme = { kind: 'api-key', in: 'header', name: 'X-Key' };

test.each([
  ['GET', '/pets?limit=1', '/pets?limit=1\nx-key: k-1'],
  ['GET', '/pets/7', '/pets/7\nx-key: k-1'],
  ['PUT', '/pets/7', '/pets/7\nx-key: k-1'],
  ['GET', '/pets/open', '/pets/open'],
  ['GET', '/health', '/health'],
  // Optional credentials are sent where they were given.
  ['GET', '/news', '/news\nx-key: k-1'],
  ['GET', '/no/such/path', '/no/such/path\nx-key: k-1'],
])('%s %s carries what its operation asks for', (method, path, expected) => {
  const contract = contractOf({ key: header });
  expect(send(contract, { apiKeys: ['k-1'] }, { method, path }).sent).toBe(expected);
});

const two: Readonly<Record<string, SecurityScheme>> = {
  appId: { kind: 'api-key', in: 'query', name: 'app' },
  token: { kind: 'bearer' },
};

test('an alternative of two schemes sends both', () => {
  const contract = contractOf(two, [['appId', 'token']]);
  const options = { apiKeys: ['appId=a-1', 'token=t-1'] };
  expect(send(contract, options, { path: '/pets' }).sent).toBe(
    '/pets?app=a-1\nauthorization: Bearer t-1',
  );
  expect(send(contract, options, { path: '/pets', auth: 'wrong' }).sent).toBe(
    `/pets?app=${wrong}\nauthorization: Bearer ${wrong}`,
  );
  expect(send(contract, { apiKeys: ['token=t-1'] }, { path: '/pets' }).sent).toBe('/pets');
});

test('of two alternatives the first is used whose keys are given', () => {
  const contract = contractOf(two);
  const environment = { PET_STORE_TOKEN_API_KEY: 't-1', PET_STORE_APP_ID_API_KEY: '' };
  expect(send(contract, { environment }, { path: '/pets' }).sent).toBe(
    '/pets\nauthorization: Bearer t-1',
  );
  expect(send(contract, { apiKeys: ['appId=a=b'] }, { path: '/pets' }).sent).toBe(
    '/pets?app=a%3Db',
  );
});

test('a header takes the place of the credential that it carries', () => {
  const contract = contractOf({ token: { kind: 'bearer' } });
  const options = {
    apiKeys: ['t-1'],
    headers: ['Authorization: Token $MINE', 'X-Team: ${TEAM}!'],
    environment: { MINE: 'm-1', TEAM: 'blue' },
  };
  const { headers, authentication } = openCredentials(contract, options);
  expect(headers).toEqual({ 'x-team': '${TEAM}!' });
  expect(authentication.hasKey).toBe(true);
  expect(send(contract, options, { path: '/pets' }).sent).toBe('/pets\nauthorization: Token m-1');
  expect(send(contract, options, { path: '/pets', auth: 'wrong' }).sent).toBe(
    `/pets\nauthorization: Token ${wrong}`,
  );
  expect(send(contract, options, { path: '/pets', auth: 'none' }).sent).toBe('/pets');
});

test('a header authenticates where the document declares no scheme, or one that no key fits', () => {
  const options = { headers: ['Authorization: Digest abc'] };
  const sent = '/pets\nauthorization: Digest abc';
  const other: SecurityScheme = { kind: 'other', type: 'digest' };
  expect(send(contractOf({}), options, { path: '/pets' }).sent).toBe(sent);
  expect(send(contractOf({ other }), options, { path: '/pets' }).sent).toBe(sent);
  expect(send(contractOf({}), options, { path: '/pets', auth: 'none' }).sent).toBe('/pets');
});

test.each([
  [
    { apiKeys: ['k'] },
    contractOf({}),
    "no operation of the document names a security scheme that a key can be sent by; give it with --header 'Name: $VARIABLE'",
  ],
  [
    { apiKeys: ['k'] },
    contractOf(two),
    'the document has 2 security schemes; name the one that the key belongs to: --api-key appId=KEY or --api-key token=KEY',
  ],
  [
    { apiKeys: ['ada'] },
    contractOf({ b: { kind: 'basic' } }),
    'the key of b is not of the form user:password',
  ],
  [
    { apiKeys: ['a b'] },
    contractOf({ b: { kind: 'bearer' } }),
    'the key of b contains a space or a character beyond ASCII, which no header can carry',
  ],
  [
    { apiKeys: ['a;b'] },
    contractOf({ c: { kind: 'api-key', in: 'cookie', name: 's' } }),
    'the key of c contains a character that a cookie cannot carry; percent-encode it as the server expects',
  ],
  [
    { headers: ['X-A: $GONE', 'X-B: ${LOST}'] },
    contractOf({}),
    'the variable GONE of the header x-a is not set; set it in the environment\nthe variable LOST of the header x-b is not set; set it in the environment',
  ],
  [
    { headers: ['secret-without-colon'] },
    contractOf({}),
    "a header is given as 'Name: VALUE', with a name of HTTP",
  ],
  [
    { headers: ['X-A: a\r\nX-B: b'] },
    contractOf({}),
    'the header x-a contains a character that no header can carry',
  ],
  [
    { headers: ['Content-Length: 0'] },
    contractOf({}),
    'the header content-length is set by the CLI itself',
  ],
] as const)('%j is a usage error', (options, contract, message) => {
  expect(() => openCredentials(contract, { environment: {}, ...options })).toThrow(message);
});

test('the value of a header that is named like a secret is hidden', () => {
  const opened = openCredentials(contractOf({}), {
    headers: ['X-Team-Token: Key abcdef', 'X-Plain: abcdef'],
    environment: {},
  });
  expect(opened.headers).toEqual({
    'x-team-token': 'Key $HEADER_X_TEAM_TOKEN',
    'x-plain': 'abcdef',
  });
  expect(opened.secrets).toEqual({ HEADER_X_TEAM_TOKEN: 'abcdef' });
});

test.each([
  ['Cookie: theme=$THEME', { cookie: 'theme=${THEME}' }, '/pets\ncookie: session=k-1'],
  ['Cookie: a=b; session=$THEME', {}, '/pets\ncookie: a=b; session=dark-1'],
])('the header %s takes the place of a cookie of its name alone', (line, left, sent) => {
  const contract = contractOf({ key: { kind: 'api-key', in: 'cookie', name: 'session' } });
  const options = { apiKeys: ['k-1'], headers: [line], environment: { THEME: 'dark-1' } };
  expect(openCredentials(contract, options).headers).toEqual(left);
  expect(send(contract, options, { path: '/pets' }).sent).toBe(sent);
});

test('a method that a public path does not have is sent with a key, as most requests are', () => {
  const contract = contractOf({ key: { kind: 'api-key', in: 'header', name: 'X-Pet-Key' } });
  const options = { apiKeys: ['secret-of-mine'] };
  expect(send(contract, options, { path: '/health' }).sent).toBe('/health');
  expect(send(contract, options, { path: '/health', method: 'DELETE' }).sent).toBe(
    '/health\nx-pet-key: secret-of-mine',
  );
});

const ambiguous =
  'PET_STORE_API_KEY is set, but the document has 2 security schemes; set the variable of the one that the key belongs to instead: PET_STORE_APP_ID_API_KEY or PET_STORE_TOKEN_API_KEY, or pass --api-key appId=KEY or --api-key token=KEY';

test.each<CredentialOptions>([
  { environment: { PET_STORE_API_KEY: 'k-1' } },
  { environment: { PET_STORE_API_KEY: 'k-1', PET_STORE_TOKEN_API_KEY: 't-1' } },
  { environment: { PET_STORE_API_KEY: 'k-1' }, apiKeys: ['token=t-1'] },
])('%j has a key that several schemes could send, which is a usage error', (options) => {
  expect(() => openCredentials(contractOf(two), options)).toThrow(ambiguous);
});

test.each<[string, CredentialOptions]>([
  ['is empty', { environment: { PET_STORE_API_KEY: '' } }],
  ['is given to a scheme', { environment: { PET_STORE_API_KEY: 'k' }, apiKeys: ['token=k'] }],
  [
    'is sent in a header',
    { environment: { PET_STORE_API_KEY: 'k' }, headers: ['X-Team: $PET_STORE_API_KEY'] },
  ],
])('the variable of the API may be set beside those of the schemes where it %s', (_, options) => {
  expect(() => openCredentials(contractOf(two), options)).not.toThrow();
});

test('a scheme whose own variable is that of the API reads it', () => {
  const contract = contractOf({ apiKey: { kind: 'bearer' }, appId: two['appId'] ?? header });
  const environment = { PET_STORE_API_KEY: 't-1' };
  expect(send(contract, { environment }, { path: '/pets' }).sent).toBe(
    '/pets\nauthorization: Bearer t-1',
  );
});

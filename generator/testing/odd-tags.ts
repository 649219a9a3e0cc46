import { inheritedNames, reservedWords } from './odd-names.js';

/** Names in other scripts, and of symbols only. */
const SCRIPTS = [
  'Книги',
  '本',
  'कहानियाँ',
  'كتب',
  '책',
  '🐱',
  '🐶',
  '☎️',
  'größe',
  '42',
  '2fa',
  '№',
];

const RESPONSES = { responses: { 204: { description: 'Done' } } };

/** Documents whose operations have tags, or whose calls are named by their paths. */
export const TAGGED: Readonly<Record<string, object>> = {
  'other-scripts': document('Каталог', tagged(SCRIPTS, SCRIPTS)),
  'symbols-only': document('🐱', tagged(['🐱', '🐱🐱'], ['🐱', '🐈'])),
  'ids-by-case': document(
    'Cases',
    tagged(['Pets'], ['findPets', 'FindPets', 'findpets', 'FINDPETS']),
  ),
  'tags-by-case': document('Cases API', tagged(['Pets', 'pets', 'PETS', 'pet s'], ['a'])),
  'inherited-tags': document('Object', tagged(inheritedNames(), inheritedNames())),
  'reserved-tags': document('class', tagged(reservedWords(), reservedWords())),
  'own-tags': document(
    'API',
    tagged(
      ['client', 'request', 'baseURL', 'options', 'API', 'APIError', 'Client'],
      ['files', 'close'],
    ),
  ),
  'inherited-paths': document('Paths', untagged(inheritedNames()), { 'x-upspec-names': 'path' }),
  'reserved-paths': document('Paths', untagged(reservedWords()), { 'x-upspec-names': 'path' }),
  'a-header-key': {
    ...document('Not Found', tagged(['a'], ['b']), {
      'x-upspec-client-options': [{ name: 'class', header: 'X-Class', environment: 'A_CLASS' }],
    }),
    security: [{ key: [] }],
    components: { securitySchemes: { key: { type: 'apiKey', in: 'header', name: 'X-"Key' } } },
  },
};

function document(title: string, paths: object, info: object = {}): object {
  return {
    openapi: '3.1.0',
    info: { title, version: '1', ...info },
    servers: [{ url: 'https://api.example/v1' }],
    paths,
  };
}

/** An operation for each pair of a tag and an id. */
function tagged(tags: readonly string[], ids: readonly string[]): object {
  const entries = tags.flatMap((tag, at) =>
    ids.map((id, index) => [
      `/t${String(at)}/i${String(index)}`,
      { get: { operationId: at === 0 ? id : `${id}${String(at)}`, tags: [tag], ...RESPONSES } },
    ]),
  );
  return Object.fromEntries(entries) as object;
}

function untagged(names: readonly string[]): object {
  const entries = names.flatMap((name) => [
    [`/${name}`, { get: RESPONSES, post: RESPONSES }],
    [`/boats/${name}`, { get: RESPONSES }],
  ]);
  return Object.fromEntries(entries) as object;
}

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { DIFFERENCES } from './differences.js';
import { type Declaration, exportedNames, publicNames, typeOfProperty } from './public-names.js';

const root = join(import.meta.dirname, '..', '..');
const official = (path: string): string => join(root, 'node_modules', 'openai', path);
const own = (path: string): string => join(root, 'generated', 'typescript', path);

/** A declaration of the official library, and those of this client that have its names. */
interface Comparison {
  readonly name: string;
  readonly official: readonly Declaration[];
  readonly own: readonly Declaration[];
}

const same = (name: string, theirs: string, ...ours: readonly string[]): Comparison => ({
  name,
  official: [{ file: official(theirs), name }],
  own: ours.map((file) => ({ file: own(file), name })),
});

const baseClient = { file: own('runtime/client.ts'), name: 'APIClient' };
const baseOptions: readonly Declaration[] = [
  { file: own('runtime/settings.ts'), name: 'ClientOptions' },
  { file: own('runtime/request-log.ts'), name: 'LogOptions' },
];

const comparisons: readonly Comparison[] = [
  {
    name: 'OpenAI',
    official: [{ file: official('client.d.ts'), name: 'OpenAI' }],
    own: [{ file: own('client.ts'), name: 'OpenAI' }, baseClient],
  },
  {
    name: 'ClientOptions',
    official: [{ file: official('client.d.ts'), name: 'ClientOptions' }],
    own: [{ file: own('client.ts'), name: 'ClientOptions' }, ...baseOptions],
  },
  {
    name: 'AzureOpenAI',
    official: [{ file: official('azure.d.ts'), name: 'AzureOpenAI' }],
    own: [{ file: own('client.ts'), name: 'AzureOpenAI' }, baseClient],
  },
  {
    name: 'AzureClientOptions',
    official: [{ file: official('azure.d.ts'), name: 'AzureClientOptions' }],
    own: [{ file: own('client.ts'), name: 'AzureClientOptions' }, ...baseOptions],
  },
  {
    name: 'RequestOptions',
    official: [{ file: official('internal/request-options.d.ts'), name: 'RequestOptions' }],
    own: [
      { file: own('runtime/request-options.ts'), name: 'RequestOptions' },
      { file: own('runtime/raw-request.ts'), name: 'RawRequestOptions' },
      { file: own('runtime/raw-request.ts'), name: 'RawRequest' },
    ],
  },
  same('Files', 'resources/files.d.ts', 'resources/files.ts'),
  same('Uploads', 'resources/uploads/uploads.d.ts', 'resources/uploads.ts'),
  same('Parts', 'resources/uploads/parts.d.ts', 'resources/uploads/parts.ts'),
  same('APIPromise', 'core/api-promise.d.ts', 'runtime/api-promise.ts'),
  {
    name: 'CursorPage',
    official: [
      { file: official('core/pagination.d.ts'), name: 'CursorPage' },
      { file: official('core/pagination.d.ts'), name: 'AbstractPage' },
    ],
    own: [{ file: own('runtime/page.ts'), name: 'CursorPage' }],
  },
  same('PagePromise', 'core/pagination.d.ts', 'runtime/page.ts'),
  same('APIError', 'core/error.d.ts', 'runtime/errors.ts'),
  same('Logger', 'internal/utils/log.d.ts', 'runtime/request-log.ts'),
];

function namesIn(declarations: readonly Declaration[]): ReadonlySet<string> {
  return new Set(declarations.flatMap(publicNames));
}

/** The types of files and uploads; those of other resources are not compared. */
const compared: ReadonlySet<string> = new Set([
  ...['files', 'uploads/uploads', 'uploads/parts'].flatMap((path) =>
    exportedNames(official(`resources/${path}.d.ts`)),
  ),
  'RequestOptions',
]);

/** Whether a name of the client's class belongs to a resource other than files and uploads. */
function isOther(declaration: string, name: string): boolean {
  if (declaration !== 'OpenAI') return false;
  if (name.startsWith('type ')) return !compared.has(name.slice('type '.length));
  const type = typeOfProperty({ file: official('client.d.ts'), name: 'OpenAI' }, name);
  return type.startsWith('API.') && !['API.Files', 'API.Uploads'].includes(type);
}

const missing = [
  ...comparisons.flatMap((comparison) => {
    const present = namesIn(comparison.own);
    return [...namesIn(comparison.official)]
      .filter((name) => !present.has(name) && !isOther(comparison.name, name))
      .map((name) => `${comparison.name} ${name}`);
  }),
  ...exportedNames(official('index.d.mts'))
    .filter((name) => !exportedNames(own('client.ts')).includes(name))
    .map((name) => `export ${name}`),
].sort();

test('the newest major of the official library is compared', () => {
  const manifest: unknown = JSON.parse(readFileSync(official('package.json'), 'utf8'));
  expect(manifest).toHaveProperty('version', expect.stringMatching(/^7\./));
});

test.each(comparisons)('the official library declares $name', ({ official: declarations }) => {
  for (const { file } of declarations) expect(existsSync(file)).toBe(true);
  expect(namesIn(declarations).size).toBeGreaterThan(0);
});

test('each public name of files and uploads is here as well, or is a known difference', () => {
  const unknown = missing.filter((name) => DIFFERENCES[name] === undefined);
  expect(unknown, 'add the name to this client, or to tests/drop-in/differences.ts').toEqual([]);
});

test('no known difference is out of date', () => {
  expect(Object.keys(DIFFERENCES).filter((name) => !missing.includes(name))).toEqual([]);
});

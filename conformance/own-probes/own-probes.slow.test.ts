import { mkdtemp, mkdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { check } from '../check.js';
import { UsageError } from '../kit-error.js';
import { startShelves } from '../testing/shelves/shelves-server.js';
import type { Result } from '../verdict/result.js';

const spec = join(import.meta.dirname, '..', 'testing', 'shelves', 'shelves.yaml');

let folder = '';
let server: Awaited<ReturnType<typeof startShelves>>;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'upspec-own-probes-'));
  server = await startShelves();
});

afterAll(async () => {
  await server.close();
  await rm(folder, { recursive: true });
});

let count = 0;

/** Runs the probes of a module, and no others. */
async function runProbes(module: string, timeout = 10_000): Promise<Result> {
  count += 1;
  const file = join(folder, `probes-${count}.mjs`);
  await writeFile(file, module);
  return check({
    url: server.url,
    spec,
    ownProbes: [file],
    only: ['own/**'],
    apiKeys: ['right'],
    environment: {},
    timeout,
  });
}

/** A module with one probe that does this. */
function probeThat(run: string): string {
  return `
export const requirements = [
  { id: 'SHELVES-01', level: 'must', text: 'A shelf MUST be green', source: 'the manual' },
];
export const probes = [
  {
    name: 'own/green',
    title: 'A shelf is green',
    requirements: ['SHELVES-01'],
    operations: ['getHealth'],
    evidence: ['the manual'],
    run: async (target) => { ${run} },
  },
];
`;
}

/** A response, as an expression. */
const health = `await target.send({ operation: 'getHealth', method: 'GET', path: '/health', want: 204 })`;

async function errorOf(module: string, timeout?: number): Promise<string> {
  const error: unknown = await runProbes(module, timeout).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(UsageError);
  return error instanceof UsageError ? error.message.replaceAll(`${folder}/`, '') : '';
}

test('a probe of a user reports a violation of a rule of the user', async () => {
  const { cases } = await runProbes(
    probeThat(`
      const response = ${health};
      target.find(response, {
        requirement: 'SHELVES-01',
        location: { kind: 'header', name: 'color' },
        expected: { kind: 'value', value: 'green' },
        actual: { kind: 'absent' },
      });`),
  );
  expect(cases).toHaveLength(1);
  expect(cases[0]).toMatchObject({ name: 'own/green', verdict: 'fail', exchanges: 1 });
  expect(cases[0]?.findings[0]).toMatchObject({
    requirement: 'SHELVES-01',
    location: { kind: 'header', name: 'color' },
    actual: { kind: 'absent' },
  });
});

test('a family of a user derives probes from the document, with what they need', async () => {
  const { cases } = await check({
    url: server.url,
    spec,
    ownProbes: [await writeFamily()],
    only: ['probes/twice/**'],
    apiKeys: ['right'],
    environment: {},
  });
  expect(cases.map(({ name, verdict }) => `${verdict} ${name}`)).toEqual([
    'pass probes/twice/get-shelf',
  ]);
});

async function writeFamily(): Promise<string> {
  const file = join(folder, 'family.mjs');
  await writeFile(
    file,
    `
export const families = [
  {
    name: 'twice',
    select: ({ contract }) => Object.keys(contract.operations).filter((id) => id === 'getShelf').map((id) => ({
      subject: id,
      title: 'It is returned twice',
      requirements: ['getShelf.200'],
      operations: [id],
      requests: 2,
      run: async (scene) => {
        const request = scene.request(id, await scene.values(id, 'full'));
        await scene.accept(id, request);
        await scene.accept(id, request);
      },
    })),
  },
];
`,
  );
  return file;
}

test.each([
  ['throws', `null.color;`, 'own/green', /TypeError: Cannot read .* \(probes-\d+\.mjs:12:\d+\)$/],
  ['throws no error', `throw 'no color';`, 'own/green', /threw no color$/],
  [
    'never returns',
    `await new Promise(() => undefined);`,
    'own/green',
    /it did not return, and sent no request for 1 s$/,
  ],
  [
    'reports a rule that nobody states',
    `target.observe(${health}, { requirement: 'OTHER-01', actual: { kind: 'absent' } });`,
    'own/green',
    /it reports the requirement OTHER-01, which neither the document nor its export "requirements" states$/,
  ],
  [
    'reports a location of an unknown kind',
    `target.find(${health}, { requirement: 'SHELVES-01', location: { kind: 'somewhere' }, expected: { kind: 'absent' }, actual: { kind: 'absent' } });`,
    'own/green',
    /it reports a finding whose location, expected or actual value has an unknown kind$/,
  ],
])('a probe that %s could not run, and says why', async (_, run, name, reason) => {
  const { cases, counts } = await runProbes(probeThat(run), 1000);
  expect(counts['could-not-run']).toBe(1);
  expect(cases[0]).toMatchObject({ name, verdict: 'could-not-run' });
  expect(cases[0]?.reason).toMatch(reason);
});

test.each([
  ['has a syntax error', 'export const probes = [', /it can't be imported: \w*Error: /],
  [
    'throws while it is imported',
    `\nthrow new Error('no key');`,
    /it can't be imported: Error: no key \(probes-\d+\.mjs:2:\d+\)$/,
  ],
  [
    'imports what is not installed',
    `import 'upspec-nobody-has-this';`,
    /it can't be imported: .*upspec-nobody-has-this/,
  ],
  ['never is imported', `await new Promise(() => undefined);`, /it was not imported within 1 s$/],
  [
    'exports no probes',
    'export const tests = [];',
    /it exports no probes: export a list named "probes" or "families" \(it exports tests\)$/,
  ],
  ['exports a function', 'export const probes = () => [];', /its export probes must be a list$/],
  [
    'exports a probe without a program',
    probeThat('').replace('run: async', 'test: async'),
    /probes\[0\]\.run must be a function$/,
  ],
  [
    'exports a probe with a name that is not a path',
    probeThat('').replace('own/green', '../green shelf'),
    /probes\[0\]\.name must be a path of letters, digits, "-", "_" and ".", such as "own\/order"$/,
  ],
  [
    'names an operation that the document does not have',
    probeThat('').replace('getHealth', 'getColor'),
    /own\/green names the operation getColor, which the document does not have$/,
  ],
  [
    'names a family of the kit',
    `export const families = [{ name: 'bounds', select: () => [] }];`,
    /the kit has a family bounds itself: use another name$/,
  ],
])('a module that %s is rejected with a sentence', async (_, module, message) => {
  expect(await errorOf(module, 1000)).toMatch(message);
});

test('a file that does not exist, and a folder without modules, are rejected', async () => {
  const empty = join(folder, 'empty');
  await mkdir(empty);
  const run = (file: string): Promise<Result> =>
    check({ url: server.url, spec, ownProbes: [file], environment: {} });
  await expect(run('nowhere.mjs')).rejects.toThrow(
    new UsageError('--probes nowhere.mjs: there is no such file'),
  );
  await expect(run(empty)).rejects.toThrow(
    new UsageError(`--probes ${empty}: there is no module (*.js) in this folder`),
  );
});

import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parse } from 'yaml';

const ROOT = join(import.meta.dirname, '..', '..');
const LINKS = ['repository', 'homepage', 'bugs'] as const;

interface Manifest extends Readonly<Partial<Record<(typeof LINKS)[number], unknown>>> {
  readonly name: string;
  readonly version?: string;
  readonly description?: string;
  readonly keywords?: readonly string[];
  readonly license?: string;
  readonly type?: string;
  readonly engines?: unknown;
  readonly bin?: Readonly<Record<string, string>>;
  readonly workspaces?: readonly string[];
  readonly dependencies?: Readonly<Record<string, string>>;
}

function read(path: string): string {
  return readFileSync(join(ROOT, path), 'utf8');
}

function manifest(folder: string): Manifest {
  return JSON.parse(read(join(folder, 'package.json'))) as Manifest;
}

const root = manifest('.');
const folders = root.workspaces ?? [];
const packages = folders.map((folder) => ({ folder, ...manifest(folder) }));

/** The one version of all packages: that of the command `upspec`. */
const version = manifest('cli').version ?? '';

test('every package has the same version, and depends on exactly this version of the others', () => {
  expect(version).toMatch(/^\d+\.\d+\.\d+/);
  const names = new Set(packages.map(({ name }) => name));
  const others = packages.flatMap(({ name, dependencies = {} }) =>
    Object.entries(dependencies)
      .filter(([dependency, range]) => names.has(dependency) && range !== version)
      .map(([dependency, range]) => `${name} needs ${dependency} ${range}`),
  );
  expect(others).toEqual([]);
  expect(packages.filter((each) => each.version !== version).map(({ name }) => name)).toEqual([]);
});

test('the document gives this version to the generated packages', () => {
  const { info } = parse(read('spec/openapi.yaml')) as { readonly info: object };
  expect(info).toHaveProperty('x-upspec-version', version);
  expect(read('generated/ruby/openai_files.gemspec')).toContain(`  spec.version = "${version}"\n`);
});

test.each(
  packages.flatMap(({ folder, bin = {} }) =>
    Object.entries(bin).map(([name, file]) => ({ name, file: join(folder, file) })),
  ),
)('$name --version prints this version', ({ file }) => {
  const printed = execFileSync(process.execPath, [join(ROOT, file), '--version'], {
    encoding: 'utf8',
  });
  expect(printed).toBe(`${version}\n`);
});

test.each(packages)('package.json of $name describes the package', (each) => {
  expect(each.description).toMatch(/^[A-Z].{30,}\.$/);
  expect(each.keywords?.length).toBeGreaterThanOrEqual(3);
  expect(each).toMatchObject({ license: root.license, engines: root.engines, type: 'module' });
  // The project has no public address yet. Once it has one, every package names it.
  expect(LINKS.filter((key) => each[key] !== undefined)).toEqual(
    LINKS.filter((key) => root[key] !== undefined),
  );
});

test.each(packages)('README.md of $name says what it is, has a first example and links', (each) => {
  const text = read(join(each.folder, 'README.md'));
  const [title, about = ''] = text.split('\n\n');
  expect(title).toBe(`# ${each.name}`);
  // Two sentences or more: what it is, and for whom.
  expect(about.match(/\.(?:\s|$)/g)?.length).toBeGreaterThanOrEqual(2);
  expect(about).toMatch(/\bfor\b|\byou\b/i);
  expect(text).toMatch(/```(?:sh|ts|js)\n/);
  expect(text).toMatch(/\]\([^)]+\.md/);
  expect(text).toContain('not published yet');
});

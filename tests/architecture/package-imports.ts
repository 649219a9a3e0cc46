import { builtinModules } from 'node:module';
import { dirname, join, normalize } from 'node:path';
import type { Package } from './packages.js';
import { importsOf, type SourceFile } from './source-files.js';

/** Which packages of the workspace a package may import; the architecture, from below to above. */
export const PACKAGE_DIRECTIONS: Readonly<Record<string, readonly string[]>> = {
  '@upspec/openai-files': [],
  '@upspec/document': [],
  '@upspec/templates': [],
  '@upspec/openai-cli': ['@upspec/openai-files'],
  '@upspec/generator': ['@upspec/document', '@upspec/templates'],
  '@upspec/conformance': ['@upspec/document', '@upspec/openai-files', '@upspec/templates'],
  upspec: ['@upspec/document', '@upspec/generator', '@upspec/conformance'],
};

/**
 * Sources whose dependencies another package declares: templates are copied into what is generated,
 * or bundled by the generator; what measures or bundles the kit or the CLI is not published with it.
 */
const DECLARED_ELSEWHERE: readonly { readonly folder: string; readonly at: string | undefined }[] =
  [
    { folder: 'templates/cli/', at: '@upspec/openai-cli' },
    { folder: 'templates/docs/', at: '@upspec/generator' },
    { folder: 'templates/typescript/', at: '@upspec/openai-files' },
    { folder: 'generated/cli/bundle.js', at: undefined },
    { folder: 'conformance/known-clients/', at: undefined },
    { folder: 'conformance/servers/', at: undefined },
    { folder: 'conformance/bench/', at: undefined },
    { folder: 'conformance/action/', at: undefined },
    { folder: 'spec/', at: undefined },
  ];

/**
 * The imports that leave their package by a path, run against the direction of the packages, or
 * name a package that is not declared, each as `file:line: what is wrong`.
 */
export function wrongPackageImports(
  files: readonly SourceFile[],
  packages: readonly Package[],
): readonly string[] {
  return files.flatMap((file) =>
    importsOf(file).flatMap(({ specifier, line, isTypeOnly }) => {
      const problem = specifier.startsWith('.')
        ? problemOfPath(file.path, specifier, packages)
        : problemOfPackage({ path: file.path, name: packageOf(specifier), isTypeOnly }, packages);
      return problem === undefined ? [] : [`${file.path}:${String(line)}: ${problem}`];
    }),
  );
}

interface NamedImport {
  readonly path: string;
  /** Of the package. */
  readonly name: string;
  readonly isTypeOnly: boolean;
}

function problemOfPath(
  path: string,
  specifier: string,
  packages: readonly Package[],
): string | undefined {
  const target = normalize(join(dirname(path), specifier)).replaceAll('\\', '/');
  const from = ownerOf(path, packages)?.name;
  const to = ownerOf(target, packages)?.name;
  return from === to ? undefined : `import ${to ?? target} by its name, not as ${specifier}`;
}

function problemOfPackage(
  { path, name, isTypeOnly }: NamedImport,
  packages: readonly Package[],
): string | undefined {
  if (name.startsWith('node:') || builtinModules.includes(name)) return undefined;
  const elsewhere = DECLARED_ELSEWHERE.find(({ folder }) => path.startsWith(folder));
  const owner =
    elsewhere === undefined
      ? ownerOf(path, packages)
      : packages.find((each) => each.name === elsewhere.at);
  if (owner === undefined || owner.name === name) return undefined;
  if (packages.some((each) => each.name === name)) {
    const allowed = PACKAGE_DIRECTIONS[owner.name] ?? [];
    if (!allowed.includes(name)) return `${owner.name} may not import ${name}`;
  }
  const isDeclared = [name, ...(isTypeOnly ? [`@types/${name}`] : [])].some((each) =>
    owner.dependencies.includes(each),
  );
  return isDeclared ? undefined : `declare ${name} in ${owner.folder}/package.json`;
}

function ownerOf(path: string, packages: readonly Package[]): Package | undefined {
  return packages.find(({ folder }) => path.startsWith(`${folder}/`));
}

/** `@upspec/document` of `@upspec/document/make-folder`. */
function packageOf(specifier: string): string {
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');
}

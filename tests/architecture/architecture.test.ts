import { describe, expect, test } from 'vitest';
import config from '../../tsconfig.json' with { type: 'json' };
import { importCycles, resolveRelative, type ResolveImport } from './import-cycles.js';
import { PACKAGE_DIRECTIONS, wrongPackageImports } from './package-imports.js';
import { packages } from './packages.js';
import { importsOf, sourceFiles } from './source-files.js';
import { wrongStageImports } from './stage-imports.js';

const compilerOptions: { readonly paths: Readonly<Record<string, readonly string[]>> } =
  config.compilerOptions;

interface WrongImport {
  readonly path: string;
  readonly text: string;
  readonly want: string;
}

const STAGES =
  'each line imports a later stage, or a folder without a rule: move what both need to an earlier stage; a new folder or stage gets a line in DIRECTIONS of tests/architecture/stage-imports.ts';
const IMPORTS =
  'use what the package may import, or let its caller pass in what it needs; PACKAGE_DIRECTIONS in tests/architecture/package-imports.ts says which package may import which';
const PACKAGES =
  'a new package gets a line in PACKAGE_DIRECTIONS of tests/architecture/package-imports.ts, with the packages that it may import';
const CYCLES = 'move what two of these files need from each other to a file that imports neither';

describe('packages', () => {
  test('all have a line in the table of directions', () => {
    const names = packages().map(({ name }) => name);
    expect(Object.keys(PACKAGE_DIRECTIONS).toSorted(), PACKAGES).toEqual(names.toSorted());
  });

  test('are imported by name, in one direction, and are declared', () => {
    const files = sourceFiles();
    expect(files.length).toBeGreaterThan(500);
    expect(wrongPackageImports(files, packages()), IMPORTS).toEqual([]);
  });

  const wrong: readonly WrongImport[] = [
    {
      path: 'conformance/check.ts',
      text: "import { a } from './kit-error.js';\nimport { lint } from '../generator/document/lint.js';\n",
      want: 'conformance/check.ts:2: import @upspec/document by its name, not as ../generator/document/lint.js',
    },
    {
      path: 'generator/generate.ts',
      text: "import type { Model } from './document/model/model.js';\n",
      want: 'generator/generate.ts:1: import @upspec/document by its name, not as ./document/model/model.js',
    },
    {
      path: 'conformance/check.ts',
      text: "const { generate } = await import('@upspec/generator');\n",
      want: 'conformance/check.ts:1: @upspec/conformance may not import @upspec/generator',
    },
    {
      path: 'generator/document/lint.ts',
      text: "export type { Target } from '@upspec/generator';\n",
      want: 'generator/document/lint.ts:1: @upspec/document may not import @upspec/generator',
    },
    {
      path: 'generator/generate.ts',
      text: "import { check } from '@upspec/conformance';\n",
      want: 'generator/generate.ts:1: @upspec/generator may not import @upspec/conformance',
    },
    {
      path: 'generated/typescript/client.ts',
      text: "import { parse } from 'yaml';\n",
      want: 'generated/typescript/client.ts:1: declare yaml in generated/typescript/package.json',
    },
    {
      path: 'conformance/report/html/html.ts',
      text: "import type { Options } from 'prettier/standalone';\n",
      want: 'conformance/report/html/html.ts:1: declare prettier in conformance/package.json',
    },
    {
      path: 'cli/commands/lint.ts',
      text: "const file = createRequire(import.meta.url).resolve('@upspec/templates/package.json');\n",
      want: 'cli/commands/lint.ts:1: upspec may not import @upspec/templates',
    },
    {
      path: 'conformance/serve.ts',
      text: "const file = createRequire(import.meta.url).resolve('../generator/package.json');\n",
      want: 'conformance/serve.ts:1: import @upspec/generator by its name, not as ../generator/package.json',
    },
    {
      path: 'templates/cli/runtime/command.ts',
      text: "import { marked } from 'marked';\n",
      want: 'templates/cli/runtime/command.ts:1: declare marked in generated/cli/package.json',
    },
  ];
  test.each([
    "const ts = require('typescript');\n",
    'const file = createRequire(import.meta.url).resolve(`typescript`);\n',
    'const ts = createRequire(import.meta.url)("x").require("typescript");\n',
    '/// <reference types="typescript" />\n',
    "import { type Node } from 'typescript';\n",
  ])('an undeclared package is found in %s', (text) => {
    const found = wrongPackageImports([{ path: 'conformance/bin/run.js', text }], packages());
    expect(found).toEqual([expect.stringContaining('declare typescript in conformance')]);
  });

  test('a package of types does not replace the code that it describes', () => {
    const found = (text: string): readonly string[] =>
      wrongPackageImports([{ path: 'conformance/record/record.ts', text }], packages());
    expect(found("import type { Har } from 'har-format';\n")).toEqual([]);
    expect(found("import har from 'har-format';\n")).toHaveLength(1);
  });

  test.each(wrong)('$want', ({ path, text, want }) => {
    expect(wrongPackageImports([{ path, text }], packages())).toEqual([want]);
  });
});

describe('the stages within a package', () => {
  test('import one way', () => {
    expect(wrongStageImports(sourceFiles()), STAGES).toEqual([]);
  });

  const wrong: readonly WrongImport[] = [
    {
      path: 'generator/document/load/load.ts',
      text: "import type { Model } from '../model/model.js';\n",
      want: 'generator/document/load/load.ts:1 imports generator/document/model/model.ts',
    },
    {
      path: 'generator/targets/cli/emit.ts',
      text: "import { writeChanges } from '../../output/write-changes.js';\n",
      want: 'generator/targets/cli/emit.ts:1 imports generator/output/write-changes.ts',
    },
    {
      path: 'conformance/replay/unify.ts',
      text: "import { a } from '../json/json-object.js';\nimport { formatText } from '../report/text.js';\n",
      want: 'conformance/replay/unify.ts:2 imports conformance/report/text.ts',
    },
  ];
  test.each(wrong)('$want is an error', ({ path, text, want }) => {
    expect(wrongStageImports([{ path, text }])).toEqual([want]);
  });
});

describe('no file imports itself, however far around, type imports included', () => {
  /** By the table by which the compiler finds the packages of the workspace. */
  const resolve: ResolveImport = (specifier, from) =>
    compilerOptions.paths[specifier]?.[0]?.replace('./', '') ?? resolveRelative(specifier, from);

  test('in every file of the project', () => {
    expect(importCycles(sourceFiles(), resolve), CYCLES).toEqual([]);
  });

  test('and a cycle of types alone across packages is found', () => {
    const files = [
      {
        path: 'generator/document/index.ts',
        text: "import type { B } from '@upspec/generator';\n",
      },
      { path: 'generator/index.ts', text: "export type { A } from '@upspec/document';\n" },
    ];
    expect(importCycles(files, resolve)).toEqual([
      'generator/document/index.ts imports generator/index.ts imports generator/document/index.ts',
    ]);
  });
});

test('a generated client uses the platform alone, but for the entry that reads files', () => {
  const imports = sourceFiles()
    .filter(({ path }) => path.startsWith('templates/typescript/runtime/'))
    .flatMap((file) =>
      importsOf(file)
        .filter(({ specifier }) => !specifier.startsWith('.'))
        .map(({ specifier }) => `${file.path} imports ${specifier}`),
    );
  const others = imports.filter((line) => !line.startsWith('templates/typescript/runtime/node.ts'));
  expect(others).toEqual([]);
});

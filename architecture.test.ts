import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize, relative } from 'node:path';
import ts from 'typescript';
import { describe, expect, test } from 'vitest';

const ROOT = import.meta.dirname;

/** What every stage of the kit stands on. */
const KIT = ['conformance/kit-error.ts', 'conformance/package-folder.ts'];
const CONTRACT = ['conformance/contract.ts', 'generated/'];
/** The stages that come before a judgement. */
const REPLAYED = [
  'conformance/json/',
  'conformance/fixture/',
  'conformance/replay/',
  'conformance/profile/',
];

/** What the files of a folder may import beside the folder itself; the first rule that fits holds. */
const ARROWS: readonly { readonly from: string; readonly to: readonly string[] }[] = [
  {
    from: 'cli.ts',
    to: ['command-line.ts', 'terminal.ts', 'generator/commands/add-', 'conformance/commands/add-'],
  },
  { from: 'command-line.ts', to: ['terminal.ts'] },
  { from: 'terminal.ts', to: [] },
  { from: 'make-folder.ts', to: [] },
  { from: 'shell-word.ts', to: [] },
  { from: 'generator/load/', to: [] },
  { from: 'generator/model/', to: ['generator/load/'] },
  {
    from: 'generator/targets/',
    to: [
      'generator/model/',
      'generator/load/json.ts',
      'generator/load/json-pointer.ts',
      'shell-word.ts',
    ],
  },
  { from: 'generator/output/', to: ['generator/targets/target.ts', 'make-folder.ts'] },
  { from: 'generator/', to: ['command-line.ts', 'terminal.ts', 'shell-word.ts'] },
  { from: 'generated/', to: [] },
  { from: 'templates/typescript/runtime/', to: [] },
  { from: 'templates/cli/runtime/', to: ['templates/typescript/runtime/'] },
  { from: 'conformance/multipart/', to: [] },
  {
    from: 'conformance/reference/',
    to: ['generated/', 'make-folder.ts', 'conformance/multipart/'],
  },
  { from: 'conformance/json/', to: [] },
  { from: 'conformance/fixture/', to: ['conformance/json/', ...KIT] },
  { from: 'conformance/profile/', to: ['conformance/json/', ...CONTRACT, ...KIT] },
  {
    from: 'conformance/replay/',
    to: ['conformance/json/', 'conformance/fixture/', 'conformance/profile/', ...CONTRACT],
  },
  { from: 'conformance/check/', to: [...REPLAYED, ...CONTRACT] },
  { from: 'conformance/verdict/', to: [...REPLAYED, ...CONTRACT, 'shell-word.ts'] },
  { from: 'conformance/probe/', to: REPLAYED },
  { from: 'conformance/probes/', to: [...REPLAYED, 'conformance/probe/', ...CONTRACT] },
  {
    from: 'conformance/plan/',
    to: [
      ...REPLAYED,
      'conformance/probe/',
      'conformance/probes/probes.ts',
      'conformance/verdict/',
      ...CONTRACT,
      ...KIT,
    ],
  },
  {
    from: 'conformance/report/',
    to: ['conformance/json/', 'conformance/verdict/', 'make-folder.ts', ...KIT],
  },
  { from: 'conformance/known-failing/', to: ['conformance/verdict/', ...KIT] },
  {
    from: 'conformance/record/',
    to: [
      ...REPLAYED,
      'conformance/probe/random.ts',
      'conformance/multipart/',
      'make-folder.ts',
      ...CONTRACT,
      ...KIT,
    ],
  },
  {
    from: 'conformance/commands/',
    to: ['command-line.ts', 'terminal.ts', 'make-folder.ts', 'conformance/'],
  },
  { from: 'conformance/', to: ['command-line.ts', 'terminal.ts', 'generated/'] },
  { from: 'spec/', to: ['generator/load/json-pointer.ts'] },
];

interface SourceFile {
  readonly path: string;
  readonly text: string;
}

/** The imports that run against the arrows, each as `file:line imports target`. */
function brokenArrows(files: readonly SourceFile[]): readonly string[] {
  return files.flatMap(({ path, text }) =>
    ts.preProcessFile(text).importedFiles.flatMap(({ fileName, pos }) => {
      // The package's own name would lead around the arrows.
      if (!fileName.startsWith('.') && !fileName.startsWith('upspec/')) return [];
      const target = fileName.startsWith('.')
        ? normalize(join(dirname(path), fileName)).replace(/\.js$/, '.ts')
        : fileName;
      const line = text.slice(0, pos).split('\n').length;
      return isAllowed(path, target) ? [] : [`${path}:${String(line)} imports ${target}`];
    }),
  );
}

function isAllowed(path: string, target: string): boolean {
  const rule = ARROWS.find(({ from }) => path.startsWith(from));
  return rule !== undefined && [rule.from, ...rule.to].some((place) => target.startsWith(place));
}

function sources(): readonly SourceFile[] {
  const folders = ['generator', 'generated', 'templates', 'conformance', 'spec'];
  const found = folders.flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => relative(ROOT, join(entry.parentPath, entry.name))),
  );
  return ['cli.ts', 'command-line.ts', 'make-folder.ts', 'shell-word.ts', 'terminal.ts', ...found]
    .filter((path) => path.endsWith('.ts') && !isForTests(path))
    .map((path) => ({ path, text: readFileSync(join(ROOT, path), 'utf8') }));
}

/** Tests, and what only tests use. */
function isForTests(path: string): boolean {
  return path.endsWith('.test.ts') || path.includes('/testing/');
}

describe('imports run one way', () => {
  test('in every file of the project', () => {
    const files = sources();
    expect(files.length).toBeGreaterThan(100);
    expect(brokenArrows(files)).toEqual([]);
  });

  const against: readonly {
    readonly path: string;
    readonly text: string;
    readonly want: string;
  }[] = [
    {
      path: 'generator/generate.ts',
      text: "import { a } from './load/a.js';\nimport { check } from '../conformance/check.js';\n",
      want: 'generator/generate.ts:2 imports conformance/check.ts',
    },
    {
      path: 'generator/load/load.ts',
      text: "import type { Model } from '../model/model.js';\n",
      want: 'generator/load/load.ts:1 imports generator/model/model.ts',
    },
    {
      path: 'generator/targets/cli/emit.ts',
      text: "export { Upload } from '../../../generated/typescript/types.js';\n",
      want: 'generator/targets/cli/emit.ts:1 imports generated/typescript/types.ts',
    },
    {
      path: 'conformance/check.ts',
      text: "const { generate } = await import('../generator/generate.js');\n",
      want: 'conformance/check.ts:1 imports generator/generate.ts',
    },
    {
      path: 'generator/lint.ts',
      text: "const { check } = await import('upspec/conformance');\n",
      want: 'generator/lint.ts:1 imports upspec/conformance',
    },
    {
      path: 'conformance/replay/unify.ts',
      text: "import { formatText } from '../report/text.js';\n",
      want: 'conformance/replay/unify.ts:1 imports conformance/report/text.ts',
    },
    {
      path: 'generated/typescript/client.ts',
      text: "import '../../conformance/check.js';\n",
      want: 'generated/typescript/client.ts:1 imports conformance/check.ts',
    },
  ];
  test.each(against)('$want is told', ({ path, text, want }) => {
    expect(brokenArrows([{ path, text }])).toEqual([want]);
  });
});

describe('what a generated client uses', () => {
  test('is the platform alone, but for the door that reads files', () => {
    const runtime = sources().filter(({ path }) =>
      path.startsWith('templates/typescript/runtime/'),
    );
    const foreign = runtime.flatMap(({ path, text }) =>
      ts
        .preProcessFile(text)
        .importedFiles.filter(({ fileName }) => !fileName.startsWith('.'))
        .map(({ fileName }) => `${path} imports ${fileName}`),
    );
    expect(
      foreign.filter((line) => !line.startsWith('templates/typescript/runtime/node.ts')),
    ).toEqual([]);
  });
});

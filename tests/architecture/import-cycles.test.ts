import { describe, expect, test } from 'vitest';
import { importCycles } from './import-cycles.js';

/** Files by path, each with its text. */
type Files = Readonly<Record<string, string>>;

const rows: readonly (readonly [title: string, given: Files, want: readonly string[]])[] = [
  [
    'none where imports run one way',
    {
      'a.ts': "import { b } from './b.js';\nimport { c } from './c.js';\n",
      'b.ts': "import { c } from './c.js';\n",
      'c.ts': "import { readFileSync } from 'node:fs';\n",
    },
    [],
  ],
  [
    'two files that import each other',
    { 'a.ts': "import { b } from './b.js';\n", 'b.ts': "import { a } from './a.js';\n" },
    ['a.ts imports b.ts imports a.ts'],
  ],
  [
    'a cycle of types alone',
    {
      'rules/rules.ts': "import type { Handler } from '../handler.js';\n",
      'handler.ts': "import type { Rules } from './rules/rules.js';\n",
    },
    ['handler.ts imports rules/rules.ts imports handler.ts'],
  ],
  [
    'a cycle through `export from`, an inline type and a dynamic import',
    {
      'a.ts': "export { b } from './b.js';\n",
      'b.ts': "export const c = (): import('./c.js').C => ({});\n",
      'c.ts': "export interface C {}\nexport const a = await import('./a.js');\n",
    },
    ['a.ts imports b.ts imports c.ts imports a.ts'],
  ],
  [
    'a file that imports itself',
    { 'a.ts': "import type { A } from './a.js';\n" },
    ['a.ts imports a.ts'],
  ],
  [
    'each component once, with all of its files',
    {
      'a.ts': "import './b.js';\n",
      'b.ts': "import './a.js';\nimport './c.js';\n",
      'c.ts': "import './d.js';\n",
      'd.ts': "import './b.js';\n",
      'x.ts': "import './y.js';\nimport './a.js';\n",
      'y.ts': "import './x.js';\n",
    },
    ['a.ts imports b.ts imports a.ts, entangled with c.ts, d.ts', 'x.ts imports y.ts imports x.ts'],
  ],
];

describe('the files that import themselves', () => {
  test.each(rows)('%s', (_, given, want) => {
    const files = Object.entries(given).map(([path, text]) => ({ path, text }));
    expect(importCycles(files)).toEqual(want);
  });

  test('are also found through the names of packages', () => {
    const files = [
      { path: 'kit/a.ts', text: "import { b } from '@kit/other';\n" },
      { path: 'other/index.ts', text: "import { a } from '@kit/kit/a.js';\n" },
    ];
    const targets: Readonly<Record<string, string>> = {
      '@kit/other': 'other/index.ts',
      '@kit/kit/a.js': 'kit/a.ts',
    };
    expect(importCycles(files, (specifier) => targets[specifier])).toEqual([
      'kit/a.ts imports other/index.ts imports kit/a.ts',
    ]);
  });
});

import { dirname, join, normalize } from 'node:path';
import { importsOf, type SourceFile } from './source-files.js';

/** What every stage of the kit depends on. */
const KIT = ['conformance/kit-error.ts', 'conformance/package-folder.ts'];
const CONTRACT = ['conformance/contract.ts', 'conformance/contract/'];
/** What a name says of its value, in whatever part of a message. */
const SECRET_NAMES = 'conformance/profile-format/secret-name.ts';
/** The stages that come before a judgement. */
const REPLAYED = [
  'conformance/difference/',
  'conformance/auth/',
  'conformance/json/',
  'conformance/fixture-format/',
  'conformance/replay/',
  'conformance/profile-format/',
];

/** What the files of a folder may import beside the folder itself; the first rule that fits holds. */
const DIRECTIONS: readonly { readonly from: string; readonly to: readonly string[] }[] = [
  { from: 'generator/document/load/', to: [] },
  { from: 'generator/document/model/', to: ['generator/document/load/'] },
  {
    from: 'generator/document/contract/',
    to: ['generator/document/load/', 'generator/document/model/'],
  },
  {
    from: 'generator/document/select/',
    to: ['generator/document/load/', 'generator/document/model/'],
  },
  {
    from: 'generator/document/config/',
    to: ['generator/document/load/', 'generator/document/model/name-style.ts'],
  },
  { from: 'generator/document/', to: [] },
  { from: 'generator/targets/', to: [] },
  { from: 'generator/output/', to: ['generator/targets/target.ts'] },
  { from: 'generator/', to: [] },
  { from: 'generated/', to: [] },
  { from: 'templates/typescript/runtime/', to: [] },
  { from: 'templates/cli/runtime/', to: ['templates/typescript/runtime/'] },
  { from: 'templates/', to: [] },
  { from: 'conformance/multipart/', to: [] },
  { from: 'conformance/connection/', to: [] },
  {
    from: 'conformance/openai-files/reference/',
    to: [
      'conformance/multipart/',
      'conformance/connection/',
      'conformance/openai-files/contract.ts',
    ],
  },
  { from: 'conformance/openai-files/', to: ['conformance/'] },
  { from: 'conformance/json/', to: [] },
  { from: 'conformance/difference/', to: ['conformance/json/'] },
  {
    from: 'conformance/contract/',
    to: ['conformance/json/', 'conformance/fixture-format/', 'conformance/contract.ts', ...KIT],
  },
  { from: 'conformance/fixture-format/', to: ['conformance/json/', ...KIT] },
  { from: 'conformance/auth/', to: ['conformance/json/', SECRET_NAMES, ...KIT] },
  {
    from: 'conformance/profile-format/',
    to: ['conformance/auth/', 'conformance/json/', ...CONTRACT, ...KIT],
  },
  {
    from: 'conformance/replay/',
    to: [
      'conformance/auth/',
      'conformance/json/',
      'conformance/difference/',
      'conformance/fixture-format/',
      'conformance/profile-format/',
      ...CONTRACT,
    ],
  },
  {
    from: 'conformance/check/',
    to: [...REPLAYED, ...CONTRACT],
  },
  { from: 'conformance/verdict/', to: [...REPLAYED, ...CONTRACT] },
  {
    from: 'conformance/examples/',
    to: ['conformance/json/', 'conformance/fixture-format/'],
  },
  { from: 'conformance/probe-contract/', to: REPLAYED },
  {
    from: 'conformance/plan/',
    to: [
      ...REPLAYED,
      'conformance/check/pack-checks.ts',
      'conformance/examples/',
      'conformance/probe-contract/',
      'conformance/verdict/',
      'conformance/contract-of.ts',
      ...CONTRACT,
      ...KIT,
    ],
  },
  {
    from: 'conformance/generic-probes/',
    to: [
      ...REPLAYED,
      'conformance/check/parse-links.ts',
      'conformance/examples/',
      'conformance/mock/fill-',
      'conformance/mock/schema-book.ts',
      'conformance/plan/unknown-effect.ts',
      'conformance/probe-contract/',
      ...CONTRACT,
    ],
  },
  {
    from: 'conformance/own-probes/',
    to: [
      ...REPLAYED,
      'conformance/generic-probes/',
      'conformance/probe-contract/',
      ...CONTRACT,
      ...KIT,
    ],
  },
  {
    from: 'conformance/report/',
    to: ['conformance/json/', 'conformance/difference/', 'conformance/verdict/', ...KIT],
  },
  { from: 'conformance/known-failing/', to: ['conformance/verdict/', ...KIT] },
  {
    from: 'conformance/record/',
    to: [
      ...REPLAYED,
      'conformance/probe-contract/random.ts',
      'conformance/multipart/',
      'conformance/proxy/',
      ...CONTRACT,
      ...KIT,
    ],
  },
  { from: 'conformance/proxy/', to: KIT },
  {
    from: 'conformance/client/',
    to: [
      ...REPLAYED,
      'conformance/connection/',
      'conformance/examples/',
      'conformance/multipart/',
      'conformance/proxy/',
      'conformance/verdict/',
      ...CONTRACT,
      ...KIT,
    ],
  },
  {
    from: 'conformance/mock/',
    to: [
      'conformance/connection/',
      'conformance/json/',
      'conformance/multipart/',
      'conformance/fixture-format/',
      'conformance/replay/match-path.ts',
      'conformance/replay/encode-segment.ts',
      'conformance/examples/',
      ...CONTRACT,
      ...KIT,
    ],
  },
  { from: 'conformance/command-line/', to: ['conformance/commands/add-'] },
  { from: 'conformance/', to: [] },
  { from: 'cli/commands/', to: [] },
  { from: 'cli/', to: [] },
  { from: 'spec/', to: [] },
];

/** The imports within a package that run against the flow, each as `file:line imports target`. */
export function wrongStageImports(files: readonly SourceFile[]): readonly string[] {
  return files.flatMap((file) =>
    importsOf(file).flatMap(({ specifier, line }) => {
      if (!specifier.startsWith('.')) return [];
      const target = normalize(join(dirname(file.path), specifier))
        .replaceAll('\\', '/')
        .replace(/\.([cm]?)js$/, '.$1ts');
      return isAllowed(file.path, target) ? [] : [`${file.path}:${String(line)} imports ${target}`];
    }),
  );
}

function isAllowed(path: string, target: string): boolean {
  const rule = DIRECTIONS.find(({ from }) => path.startsWith(from));
  return (
    rule !== undefined && [rule.from, ...rule.to].some((location) => target.startsWith(location))
  );
}

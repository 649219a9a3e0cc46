import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build, type Plugin } from 'esbuild';
import { gatherLicenses } from './gather-licenses.js';

/** Where the bundle is in the checkout. */
export const bundleFolder = 'conformance/action/dist';

/**
 * Bundles the program of the GitHub Action, so that a runner needs Node.js and nothing else: neither npm
 * nor a compiler nor a registry. Its data, such as fixtures, are read from the checkout.
 *
 * @param root the folder of the checkout
 * @returns the files of the bundle, by their names; the same for the same sources
 */
export async function bundleProgram(root: string): Promise<ReadonlyMap<string, string>> {
  const { outputFiles, metafile } = await build({
    absWorkingDir: root,
    entryPoints: ['conformance/action/main.ts'],
    outfile: `${bundleFolder}/upspec.mjs`,
    tsconfig: 'tsconfig.json',
    bundle: true,
    write: false,
    metafile: true,
    platform: 'node',
    format: 'esm',
    target: 'node20.19',
    charset: 'utf8',
    legalComments: 'none',
    // Names stay, as errors are recognised by them.
    minifySyntax: true,
    minifyWhitespace: true,
    banner: { js: banner },
    plugins: [await checkoutPackages(root)],
    logLevel: 'silent',
  });
  const [program] = outputFiles;
  return new Map([
    ['upspec.mjs', program?.text ?? ''],
    ['LICENSES.txt', await gatherLicenses(root, Object.keys(metafile.inputs))],
  ]);
}

/** CommonJS modules in the bundle load modules of Node.js by `require`. */
const banner = `// Generated from conformance/action/main.ts by npm run bundle:action; do not edit. The licenses of what it contains are in LICENSES.txt.
import { createRequire as createBundleRequire } from 'node:module';
const require = createBundleRequire(import.meta.url);`;

/** The workspaces whose files the program reads. */
const workspaces = ['generated/typescript', 'generator/document', 'templates', 'conformance'];

/** Files of the packages of this repository, by the names under which they are imported. */
interface PackageFiles {
  /** Data, which are read from the checkout. */
  readonly read: Readonly<Record<string, string>>;
  /** Committed JavaScript, of which the compiler sees only the types. */
  readonly bundled: Readonly<Record<string, string>>;
}

/**
 * In a checkout without `node_modules`, files of the packages of this repository are found in their
 * folders: `createRequire(…).resolve('@upspec/templates/package.json')`.
 */
async function checkoutPackages(root: string): Promise<Plugin> {
  const { read, bundled } = await packageFiles(root);
  return {
    name: 'checkout-packages',
    setup({ onResolve, onLoad }) {
      onResolve({ filter: /^node:module$/ }, ({ importer, namespace }) =>
        namespace === shim || importer.includes('node_modules')
          ? undefined
          : { path: 'node:module', namespace: shim },
      );
      onResolve({ filter: /^@upspec\// }, ({ path }) => {
        const file = bundled[path];
        return file === undefined ? undefined : { path: join(root, file) };
      });
      onLoad({ filter: /.*/, namespace: shim }, () => ({ contents: shimOf(read), loader: 'js' }));
    },
  };
}

async function packageFiles(root: string): Promise<PackageFiles> {
  const read: Record<string, string> = {};
  const bundled: Record<string, string> = {};
  for (const folder of workspaces) {
    const { name, exports } = await readManifest(join(root, folder, 'package.json'));
    for (const [path, target] of Object.entries(exports)) {
      if (path.includes('*')) continue;
      if (typeof target === 'string') read[join(name, path)] = join(folder, target);
      else if (!target.default.startsWith('./dist/')) {
        bundled[join(name, path)] = join(folder, target.default);
      }
    }
  }
  return { read, bundled };
}

const shim = 'checkout';

interface Manifest {
  readonly name: string;
  readonly exports: Readonly<Record<string, string | { readonly default: string }>>;
}

async function readManifest(file: string): Promise<Manifest> {
  return JSON.parse(await readFile(file, 'utf8')) as Manifest;
}

/** A module in place of `node:module` for the files of this repository. */
function shimOf(files: Readonly<Record<string, string>>): string {
  const up = bundleFolder.replaceAll(/[^/]+/g, '..');
  return `
import { createRequire as createNodeRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
const files = ${JSON.stringify(files)};
export function createRequire(from) {
  const load = createNodeRequire(from);
  const resolve = (name) => name in files
    ? fileURLToPath(new URL('${up}/' + files[name], from))
    : load.resolve(name);
  return Object.assign((name) => load(resolve(name)), { resolve });
}
`;
}

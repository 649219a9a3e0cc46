import type { Model } from '@upspec/document';
import type { EmittedFile } from '../target.js';
import { bundleScript } from './bundle-script.js';
import { programName } from './command-names.js';

/** The libraries of the runtime. */
export const LIBRARIES: Readonly<Record<string, string>> = {
  '@jmespath-community/jmespath': '^1.3.0',
  'cli-progress': '^3.12.0',
  commander: '^14.0.3',
  'content-disposition': '^2.0.1',
  mime: '^4.1.0',
  picocolors: '^1.1.1',
  yaml: '^2.9.1',
};

/** What compiles and bundles the CLI. */
const COMPILER: Readonly<Record<string, string>> = {
  '@types/cli-progress': '^3.11.6',
  '@types/node': '^20.19.43',
  esbuild: '^0.28.2',
  typescript: '~5.9.3',
};

/**
 * Emits the package of the CLI: after `npm install` in its folder, which compiles it, its command
 * runs. The files belong to the user, who may publish the CLI under another name.
 */
export function packageFiles(model: Model): readonly EmittedFile[] {
  const { packageName } = model;
  const name = programName(model);
  // Without a package of its own, the client next to the CLI is compiled with it.
  const root = packageName === undefined ? '..' : '.';
  const compiled = packageName === undefined ? `dist/cli/${name}.js` : `dist/${name}.js`;
  const manifest = {
    name: `${name}-cli`,
    version: '0.1.0',
    private: true,
    type: 'module',
    engines: { node: '>=20.19' },
    bin: { [name]: `./bin/${name}.js` },
    files: ['bin', 'completions', 'dist'],
    scripts: {
      build: `tsc ${name}.ts --outDir dist --rootDir ${root} --module esnext --moduleResolution bundler --target es2023 --strict --types node --skipLibCheck && node bundle.js`,
      prepare: 'npm run build',
    },
    dependencies: { ...(packageName !== undefined && { [packageName]: '*' }), ...LIBRARIES },
    devDependencies: COMPILER,
  };
  return [
    { path: 'cli/package.json', text: `${JSON.stringify(manifest, null, 2)}\n`, isStarter: true },
    {
      path: `cli/bin/${name}.js`,
      text: binScript(name),
      isStarter: true,
    },
    { path: 'cli/bundle.js', text: bundleScript(compiled), isStarter: true },
  ];
}

/** Node.js 22.8 and newer keep the compiled code, so that the next start does not compile it. */
function binScript(name: string): string {
  return `#!/usr/bin/env node
import module from 'node:module';

module.enableCompileCache?.();
await import('../dist/bundle/${name}.js');
`;
}

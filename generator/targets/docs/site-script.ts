import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { build } from 'esbuild';
import type { Model } from '@upspec/document';
import { templatesFolder } from '../render-template.js';
import { banner, type EmittedFile } from '../target.js';

/** The parts of the script, which are independent; the theme is set first. */
const PARTS = ['theme', 'menu', 'tabs', 'copy', 'reveal', 'search'];

/** Bundles the script of the site with the search library in one file. */
export async function siteScript(model: Model): Promise<EmittedFile> {
  const { outputFiles } = await build({
    stdin: {
      contents: PARTS.map((name) => `import './${name}.ts';`).join('\n'),
      resolveDir: join(templatesFolder(), 'docs', 'site'),
    },
    nodePaths: [modulesFolder()],
    bundle: true,
    format: 'iife',
    platform: 'browser',
    target: 'es2022',
    // Comments would contain paths of this machine.
    minifyWhitespace: true,
    legalComments: 'none',
    // The package declares that its modules have no side effects; these have.
    ignoreAnnotations: true,
    write: false,
    logLevel: 'silent',
  });
  const code = outputFiles[0]?.text ?? '';
  return {
    path: 'docs/site/site.js',
    text: `// ${banner(model)}\n/*! Includes MiniSearch, under this license:\n\n${searchLicence()}\n*/\n${code}`,
    isFinal: true,
  };
}

/** The folder of the installed library, which may not be a parent of the templates. */
function modulesFolder(): string {
  return dirname(libraryFolder());
}

function searchLicence(): string {
  return readFileSync(join(libraryFolder(), 'LICENSE.txt'), 'utf8').trim();
}

function libraryFolder(): string {
  return join(dirname(createRequire(import.meta.url).resolve('minisearch')), '..', '..');
}

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { build } from 'esbuild';
import type { Model } from '@upspec/document';
import { templatesFolder } from '../render-template.js';
import { banner, type EmittedFile } from '../target.js';

/** The parts of the script, each of which works for itself; the theme is set first. */
const PARTS = ['theme', 'menu', 'tabs', 'copy', 'search'];

/** Puts the script of the site together, with the library that searches, in one file. */
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
    // Comments would name files by their paths on this machine.
    minifyWhitespace: true,
    legalComments: 'none',
    // This package says of its own modules that they do nothing by being loaded; these do.
    ignoreAnnotations: true,
    write: false,
    logLevel: 'silent',
  });
  const code = outputFiles[0]?.text ?? '';
  return {
    path: 'docs/site/site.js',
    text: `// ${banner(model)}\n/*! Holds MiniSearch, under this licence:\n\n${searchLicence()}\n*/\n${code}`,
    isFinal: true,
  };
}

/** The folder that the library is installed in, which need not be above the templates. */
function modulesFolder(): string {
  return dirname(libraryFolder());
}

function searchLicence(): string {
  return readFileSync(join(libraryFolder(), 'LICENSE.txt'), 'utf8').trim();
}

function libraryFolder(): string {
  return join(dirname(createRequire(import.meta.url).resolve('minisearch')), '..', '..');
}

/**
 * The script that bundles a compiled CLI with its libraries into a few files, which start faster than
 * hundreds. It belongs to the user, like the manifest that calls it.
 *
 * @param compiled - The path of the compiled CLI in its package: `dist/depot.js`.
 */
export function bundleScript(compiled: string): string {
  return `// Bundles the compiled CLI and its libraries into a few files, which start faster than hundreds.
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';

const folder = import.meta.dirname;
rmSync(join(folder, 'dist', 'bundle'), { recursive: true, force: true });

const { metafile } = await build({
  absWorkingDir: folder,
  entryPoints: ['${compiled}'],
  outdir: 'dist/bundle',
  bundle: true,
  // Libraries that a command may need are files of their own, so that they are parsed only then.
  splitting: true,
  metafile: true,
  platform: 'node',
  format: 'esm',
  target: 'node20.19',
  charset: 'utf8',
  legalComments: 'none',
  // Names stay, so that errors keep theirs.
  minifySyntax: true,
  minifyWhitespace: true,
  // CommonJS modules load modules of Node.js by \`require\`.
  banner: {
    js: "import { createRequire as createBundleRequire } from 'node:module';\\nconst require = createBundleRequire(import.meta.url);",
  },
});

// The licenses of the libraries ask for a copy beside them.
const libraries = new Set(
  Object.keys(metafile.inputs).flatMap(
    (path) => /^.*node_modules\\/(?:@[^/]+\\/)?[^/]+(?=\\/)/.exec(path) ?? [],
  ),
);
const licenses = [...libraries].sort().map((path) => {
  const file = readdirSync(join(folder, path)).find((each) => /^licen[cs]e/i.test(each));
  const text = file === undefined ? '' : readFileSync(join(folder, path, file), 'utf8');
  return \`\${path.replace(/^.*node_modules\\//, '')}\\n\\n\${text.trim()}\\n\`;
});
writeFileSync(join(folder, 'dist', 'bundle', 'LICENSES.txt'), licenses.join('\\n\\n'));
`;
}

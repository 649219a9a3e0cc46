// Removes from each dist/ what an earlier build left there: a file that no source of today makes.
import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';

function outputsOf(config) {
  const host = { ...ts.sys, onUnRecoverableConfigFileDiagnostic: () => undefined };
  const parsed = ts.getParsedCommandLineOfConfigFile(config, {}, host);
  if (parsed === undefined || parsed.errors.length > 0) throw new Error(`cannot read ${config}`);
  const sources = parsed.fileNames.filter((name) => !name.endsWith('.d.ts'));
  const generated = sources.flatMap((name) => ts.getOutputFileNames(parsed, name, false));
  return new Set([...generated, parsed.options.tsBuildInfoFile].map((path) => join(path)));
}

/** Returns the paths of the removed files. */
export function removeLeftovers(packages) {
  return packages.flatMap(({ folder }) => {
    const config = join(folder, 'tsconfig.build.json');
    const dist = join(folder, 'dist');
    if (!existsSync(config) || !existsSync(dist)) return [];
    const outputs = outputsOf(config);
    const leftovers = readdirSync(dist, { recursive: true, withFileTypes: true })
      .filter((entry) => !entry.isDirectory())
      .map((entry) => join(entry.parentPath, entry.name))
      .filter((path) => !outputs.has(path));
    for (const path of leftovers) rmSync(path);
    return leftovers;
  });
}

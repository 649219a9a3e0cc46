import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import ts from 'typescript';
import { buildModel, loadDocument } from '@upspec/document';
import { typescriptClient } from '../targets/typescript-client/emit.js';
import { typescriptTypes } from '../targets/typescript-types/emit.js';
import { validators } from '../targets/validators/emit.js';

/** The flags of a strict project for browsers: what is generated must compile in it. */
const FLAGS: ts.CompilerOptions = {
  noEmit: true,
  // The declarations of the platform are not our code.
  skipDefaultLibCheck: true,
  strict: true,
  noUnusedLocals: true,
  noUnusedParameters: true,
  exactOptionalPropertyTypes: true,
  verbatimModuleSyntax: true,
  erasableSyntaxOnly: true,
  isolatedModules: true,
  lib: ['lib.es2023.d.ts', 'lib.dom.d.ts'],
  types: [],
  target: ts.ScriptTarget.ES2023,
  module: ts.ModuleKind.ESNext,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
};

/** Writes what a program needs of a document: its types, its client, and its validators. */
export async function writeTypeScript(spec: string, folder: string): Promise<void> {
  const model = buildModel(await loadDocument(spec));
  for (const target of [typescriptTypes, typescriptClient, validators]) {
    const { files } = await target.emit(model);
    for (const { path, text } of files) {
      await mkdir(dirname(join(folder, path)), { recursive: true });
      await writeFile(join(folder, path), text);
    }
  }
}

/** The errors of all TypeScript files below a folder, each on a line. */
export async function consumerErrors(folder: string): Promise<readonly string[]> {
  const files = await readdir(folder, { recursive: true });
  const sources = files.filter((file) => file.endsWith('.ts')).map((file) => join(folder, file));
  const program = ts.createProgram(sources, FLAGS);
  return ts.getPreEmitDiagnostics(program).map(({ file, start, messageText }) => {
    const line = start === undefined ? 0 : (file?.getLineAndCharacterOfPosition(start).line ?? 0);
    const message = ts.flattenDiagnosticMessageText(messageText, '\n');
    return `${file?.fileName.slice(folder.length + 1) ?? ''}:${String(line + 1)}: ${message}`;
  });
}

import ts from 'typescript';

/** A type of a module, and an expression that may have it. */
export interface Assignment {
  /** The module's path, without an extension: `/virtual/types`. */
  readonly module: string;
  readonly typeName: string;
  readonly expression: string;
}

const OPTIONS: ts.CompilerOptions = {
  noEmit: true,
  strict: true,
  exactOptionalPropertyTypes: true,
  skipLibCheck: true,
  lib: ['lib.es2023.d.ts', 'lib.dom.d.ts'],
  types: [],
  target: ts.ScriptTarget.ES2023,
  module: ts.ModuleKind.ESNext,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
};

/**
 * Makes a value of an object literal that may have more properties than its type declares, as any other
 * value may: `opened({ id: 'a', more: 1 } as const)`.
 */
const OPENED = `type Opened<T> = { -readonly [K in keyof T]: Opened<T[K]> };
declare function opened<T>(value: T): Opened<T>;`;

/**
 * Whether TypeScript accepts each expression as a value of its type: one program for all of them. An
 * expression may call `opened`.
 */
export function areAssignable(
  file: string,
  assignments: readonly Assignment[],
): readonly boolean[] {
  const modules = [...new Set(assignments.map(({ module }) => module))];
  const imports = modules.map(
    (module, index) => `import type * as m${String(index)} from '${module}.js';`,
  );
  const lines = assignments.map(
    ({ module, typeName, expression }, index) =>
      `export const v${String(index)}: m${String(modules.indexOf(module))}.${typeName} = ${expression};`,
  );
  const head = [...imports, ...OPENED.split('\n')];
  const text = [...head, ...lines].join('\n');
  const host = ts.createCompilerHost(OPTIONS);
  const readOnDisk = host.getSourceFile.bind(host);
  host.getSourceFile = (name, version, ...rest) =>
    name === file ? ts.createSourceFile(name, text, version) : readOnDisk(name, version, ...rest);
  const program = ts.createProgram([file], OPTIONS, host);
  const source = program.getSourceFile(file);
  const wrong = new Set(
    ts.getPreEmitDiagnostics(program).map((diagnostic) => lineOf(diagnostic, source)),
  );
  return assignments.map((_, index) => !wrong.has(index + head.length));
}

/** @throws {Error} for an error that is not in an assignment, such as one in the module of types. */
function lineOf(
  { file, start, messageText }: ts.Diagnostic,
  source: ts.SourceFile | undefined,
): number {
  const message = ts.flattenDiagnosticMessageText(messageText, '\n');
  if (file === undefined || file !== source || start === undefined) {
    throw new Error(`${file?.fileName ?? 'the program'}: ${message}`);
  }
  return file.getLineAndCharacterOfPosition(start).line;
}

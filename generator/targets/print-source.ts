import { Project, type OptionalKind, type SourceFileStructure } from 'ts-morph';

/**
 * Prints a whole TypeScript file in one call: added node by node, the same file would take
 * seconds.
 */
export function printSource(structure: OptionalKind<SourceFileStructure>): string {
  const project = new Project({
    useInMemoryFileSystem: true,
    skipLoadingLibFiles: true,
    compilerOptions: { noLib: true },
  });
  return project.createSourceFile('/source.ts', structure).getFullText();
}

/** A string as the description of a TSDoc comment, safe inside a comment. */
export function tsdoc(text: string): string {
  return text.replaceAll('*/', '*\\/').trim();
}

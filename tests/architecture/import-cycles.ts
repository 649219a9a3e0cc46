import { dirname, join, normalize } from 'node:path';
import { importsOf, type SourceFile } from './source-files.js';

/** Finds the file that a specifier names; undefined for what is not a file of the project. */
export type ResolveImport = (specifier: string, from: string) => string | undefined;

type Graph = ReadonlyMap<string, readonly string[]>;

/**
 * Finds the files that import themselves, however far around; imports of types count.
 *
 * @param resolve finds the file of a specifier; relative specifiers alone by default
 * @returns a line for each strongly connected component: its shortest cycle from its first file, each
 *   file before the one that it imports, and then what else belongs to the component
 */
export function importCycles(
  files: readonly SourceFile[],
  resolve: ResolveImport = resolveRelative,
): readonly string[] {
  const graph = importGraph(files, resolve);
  const reported = new Set<string>();
  return [...graph.keys()].toSorted().flatMap((file) => {
    const cycle = reported.has(file) ? undefined : shortestCycle(graph, file);
    if (cycle === undefined) return [];
    const component = componentOf(graph, file);
    for (const each of component) reported.add(each);
    const others = component.filter((each) => !cycle.includes(each));
    const entangled = others.length === 0 ? '' : `, entangled with ${others.join(', ')}`;
    return [`${cycle.join(' imports ')}${entangled}`];
  });
}

function importGraph(files: readonly SourceFile[], resolve: ResolveImport): Graph {
  const paths = new Set(files.map(({ path }) => path));
  return new Map(
    files.map((file) => {
      const targets = importsOf(file)
        .map(({ specifier }) => resolve(specifier, file.path) ?? '')
        .filter((target) => paths.has(target));
      return [file.path, targets];
    }),
  );
}

/** Follows relative specifiers, and no others. */
export function resolveRelative(specifier: string, from: string): string | undefined {
  if (!specifier.startsWith('.')) return undefined;
  return normalize(join(dirname(from), specifier)).replace(/\.([cm]?)js$/, '.$1ts');
}

/** The shortest way from a file back to itself, with the file at both ends. */
function shortestCycle(graph: Graph, start: string): readonly string[] | undefined {
  const importers = new Map<string, string>();
  for (const file of reachedFrom(graph, start, importers)) {
    if (!(graph.get(file) ?? []).includes(start)) continue;
    const cycle = [file, start];
    for (let at = file; at !== start; at = importers.get(at) ?? start) {
      cycle.unshift(importers.get(at) ?? start);
    }
    return cycle;
  }
  return undefined;
}

/** The files that a file imports, directly or not, and that import it: the file itself first. */
function componentOf(graph: Graph, start: string): readonly string[] {
  return [...reachedFrom(graph, start)].filter((file) => {
    return file === start || [...reachedFrom(graph, file)].includes(start);
  });
}

/** What a file imports, directly or not, the nearest first, beginning with the file itself. */
function* reachedFrom(
  graph: Graph,
  start: string,
  importers: Map<string, string> = new Map(),
): Generator<string> {
  const reached = new Set([start]);
  for (const file of reached) {
    yield file;
    for (const target of graph.get(file) ?? []) {
      if (reached.has(target)) continue;
      reached.add(target);
      importers.set(target, file);
    }
  }
}

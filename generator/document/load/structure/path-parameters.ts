// https://spec.openapis.org/oas/v3.1.1.html#path-templating
import { isReference, isTree, type Deviations, type Tree } from './deviation.js';
import type { NodeLocation } from './slot.js';
import { suggest } from '../suggest.js';

/** A path item, as the linter visits it. */
export interface VisitedPath {
  readonly node: Tree;
  readonly key: string | number;
  readonly location: NodeLocation;
  readonly rawLocation: NodeLocation;
  readonly specVersion: string;
  resolve(reference: { $ref: string }): { readonly node?: unknown };
}

/** A parameter in its list. */
interface Listed {
  readonly list: unknown[];
  readonly item: unknown;
  /** The parameter itself, where the item refers to it. */
  readonly parameter: Tree;
  readonly location: NodeLocation;
}

const METHODS = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace', 'query'];

/**
 * Checks that a path and its parameters name each other: "each template expression in the path
 * MUST correspond to a path parameter".
 */
export function checkPathItem(deviations: Deviations, visited: VisitedPath): void {
  const { node, key, rawLocation } = visited;
  // Webhooks have no path, and callbacks have a URL.
  if (!/^#\/paths\/[^/]+$/.test(rawLocation.pointer)) return;
  const templates = [...String(key).matchAll(/\{([^{}]+)\}/g)].map(([, name = '']) => name);
  const shared = listedIn(visited, node, visited.location);
  const operations = METHODS.flatMap((method) => {
    const operation = node[method];
    return isTree(operation) ? [{ operation, location: visited.location.child(method) }] : [];
  });
  const owned = operations.map(({ operation, location }) => ({
    operation,
    location,
    listed: listedIn(visited, operation, location),
  }));
  const named = [...shared, ...owned.flatMap(({ listed }) => listed)];
  const pathNames = new Set(
    named.filter(isInPath).map(({ parameter }) => String(parameter['name'])),
  );
  const renamed = renames(templates, pathNames);
  for (const listed of named)
    checkListed(deviations, listed, { path: String(key), templates, renamed });
  for (const { operation, location, listed } of owned) {
    const all = [...shared, ...listed];
    const has = (name: string): boolean =>
      all.some(({ parameter }) => nameIn(parameter, renamed) === name && mayBeInPath(parameter));
    for (const name of new Set(templates)) {
      if (!has(name)) addParameter(deviations, { operation, location, name }, visited);
    }
  }
}

function listedIn(visited: VisitedPath, owner: Tree, location: NodeLocation): readonly Listed[] {
  const list = owner['parameters'];
  if (!Array.isArray(list)) return [];
  return (list as unknown[]).flatMap((item, index) => {
    const parameter = isReference(item) ? visited.resolve(item).node : item;
    const position = location.child('parameters').child(index);
    return isTree(parameter)
      ? [{ list: list as unknown[], item, parameter, location: position }]
      : [];
  });
}

/** A parameter without a valid location is reported itself, and may be the one that the path has. */
function mayBeInPath(parameter: Tree): boolean {
  return !['query', 'header', 'cookie', 'body', 'formData'].includes(String(parameter['in']));
}

function isInPath({ parameter }: Listed): boolean {
  return String(parameter['in']).toLowerCase() === 'path' && typeof parameter['name'] === 'string';
}

/** The parameters whose names differ from the path's by a misspelling or a pattern. */
function renames(
  templates: readonly string[],
  names: ReadonlySet<string>,
): ReadonlyMap<string, string> {
  const free = templates.filter((name) => !names.has(name));
  const unused = [...names].filter((name) => !templates.includes(name));
  const pairs = free.flatMap((template): [string, string][] => {
    // RFC 6570 and routers write {+path}, {path*} and {id:[0-9]+} for a parameter's name.
    const plain = template.replace(/^[+#./;?&]/, '').replace(/(\*|:.*)$/, '');
    const near = unused.includes(plain) ? plain : suggest(template, unused);
    return near === undefined ? [] : [[near, template]];
  });
  return new Map(pairs);
}

function nameIn(parameter: Tree, renamed: ReadonlyMap<string, string>): string {
  const name = String(parameter['name']);
  return mayBeInPath(parameter) ? (renamed.get(name) ?? name) : name;
}

interface PathNames {
  readonly path: string;
  readonly templates: readonly string[];
  readonly renamed: ReadonlyMap<string, string>;
}

function checkListed(
  deviations: Deviations,
  listed: Listed,
  { path, templates, renamed }: PathNames,
): void {
  const { list, item, parameter, location } = listed;
  if (!isInPath(listed)) return;
  const name = String(parameter['name']);
  const used = renamed.get(name);
  if (used !== undefined) {
    const message = `path parameter "${name}" is not in the path ${path}; read as {${used}}`;
    deviations.found.push({
      severity: 'warning',
      location,
      message,
      suggestion: `name it "${used}"`,
    });
    deviations.repairs.push(() => {
      list[list.indexOf(item)] = { ...parameter, name: used, required: true };
    });
    return;
  }
  if (!templates.includes(name)) {
    const message = `path parameter "${name}" is not in the path ${path}; it is left out`;
    deviations.found.push({
      severity: 'warning',
      location,
      message,
      suggestion: 'remove it, or add it to the path',
    });
    deviations.repairs.push(() => {
      if (list.includes(item)) list.splice(list.indexOf(item), 1);
    });
    return;
  }
  if (parameter['required'] === true) return;
  deviations.found.push({
    severity: 'warning',
    location,
    message: `path parameter "${name}" is not marked as required; it always is`,
    suggestion: 'add required: true',
  });
  deviations.repairs.push(() => {
    parameter['required'] = true;
  });
}

interface Unnamed {
  readonly operation: Tree;
  readonly location: NodeLocation;
  readonly name: string;
}

function addParameter(
  deviations: Deviations,
  { operation, location, name }: Unnamed,
  { key, specVersion }: VisitedPath,
): void {
  const { source, pointer } = location;
  deviations.found.push({
    severity: 'warning',
    location: { source, pointer, reportOnKey: true },
    message: `path parameter "${name}" of ${String(key)} is not defined; read as a string`,
    suggestion: 'add it to parameters',
  });
  const type = specVersion === 'oas2' ? { type: 'string' } : { schema: { type: 'string' } };
  deviations.repairs.push(() => {
    const list = Array.isArray(operation['parameters'])
      ? (operation['parameters'] as unknown[])
      : [];
    operation['parameters'] = [...list, { name, in: 'path', required: true, ...type }];
  });
}

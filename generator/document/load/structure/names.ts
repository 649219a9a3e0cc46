import { isTree, type Deviations } from './deviation.js';
import type { Owner } from './missing.js';

/** "All the fixed fields … are objects that MUST use keys that match" (3.1.1, section 4.8.7.1). */
const COMPONENT_KEY = /^[a-zA-Z0-9._-]+$/;

/** A name with a segment that an operating system reads as another folder: `..`, `a/../b`. */
const LEADS_ELSEWHERE = /(?:^|[/\\])(\.{1,2})(?:$|[/\\])/;

/** A control character other than white space. */
const CONTROL = /[^\P{Cc}\t\n\r]/u;

/** Properties whose values become names in files, code and terminals. */
const NAMING: ReadonlyMap<string, readonly string[]> = new Map([
  ['Info', ['title']],
  ['Operation', ['operationId']],
  ['Parameter', ['name']],
  ['Tag', ['name']],
]);

/** Checks what becomes the name of a file, a type or a call. */
export function checkNames(deviations: Deviations, { node, type, location }: Owner): void {
  for (const property of NAMING.get(type) ?? []) {
    const value = node[property];
    if (typeof value !== 'string' || !CONTROL.test(value)) continue;
    deviations.found.push({
      severity: 'error',
      location: location.child(property),
      message: `"${property}" has the control character ${escapeOf(value)}`,
      suggestion: 'remove it',
    });
  }
  if (type === 'Components') {
    for (const [kind, components] of Object.entries(node)) {
      if (!isTree(components) || kind.startsWith('x-')) continue;
      for (const name of Object.keys(components))
        checkKey(deviations, location.child(kind).child(name), name);
    }
  }
}

function checkKey(deviations: Deviations, location: Owner['location'], name: string): void {
  const danger = dangerOf(name);
  if (danger === undefined && COMPONENT_KEY.test(name)) return;
  const { source, pointer } = location;
  const shown = JSON.stringify(name);
  deviations.found.push({
    severity: danger === undefined ? 'warning' : 'error',
    location: { source, pointer, reportOnKey: true },
    message: `${shown} ${danger ?? 'is not a valid name for a component'}`,
    suggestion:
      danger === undefined
        ? 'use A to Z, a to z, 0 to 9, ".", "-" and "_"'
        : 'give the component another name',
  });
}

/** Why no file or type can safely have a name; undefined if one can. */
function dangerOf(name: string): string | undefined {
  if (name === '__proto__') return 'is the prototype of an object in JavaScript';
  const segment = LEADS_ELSEWHERE.exec(name)?.[1];
  if (segment !== undefined) return `has the path segment "${segment}", which is always a folder`;
  return CONTROL.test(name) ? `has the control character ${escapeOf(name)}` : undefined;
}

function escapeOf(value: string): string {
  const code = CONTROL.exec(value)?.[0].codePointAt(0) ?? 0;
  return `U+${code.toString(16).toUpperCase().padStart(4, '0')}`;
}

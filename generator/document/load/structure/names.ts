import { isTree, type Deviations } from './deviation.js';
import type { Owner } from './missing.js';

/** "All the fixed fields … are objects that MUST use keys that match" (3.1.1, section 4.8.7.1). */
const COMPONENT_KEY = /^[a-zA-Z0-9._-]+$/;

/** A name that an operating system reads as another folder, or JavaScript as a prototype. */
const DANGEROUS = /[/\\]|^\.{1,2}$|^__proto__$/;

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
  if (COMPONENT_KEY.test(name) && !DANGEROUS.test(name)) return;
  const isDangerous = DANGEROUS.test(name) || CONTROL.test(name);
  const { source, pointer } = location;
  deviations.found.push({
    severity: isDangerous ? 'error' : 'warning',
    location: { source, pointer, reportOnKey: true },
    message: `${JSON.stringify(name)} is not a valid name for a component`,
    suggestion: 'use A to Z, a to z, 0 to 9, ".", "-" and "_"',
  });
}

function escapeOf(value: string): string {
  const code = CONTROL.exec(value)?.[0].codePointAt(0) ?? 0;
  return `U+${code.toString(16).toUpperCase().padStart(4, '0')}`;
}

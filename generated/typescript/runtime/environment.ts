// Generated from spec/openapi.yaml by `upspec generate`; do not edit.
import { property, valueAt } from './value-type.js';

/**
 * The value of an environment variable; undefined where it is blank, or where the platform has
 * none.
 */
export function readEnvironment(variable: string | undefined): string | undefined {
  if (variable === undefined) return undefined;
  const value = valueAt(globalThis, ['process', 'env', variable]);
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
}

/**
 * Whether paths of this platform may be split at a backslash; elsewhere it is an ordinary
 * character.
 */
export function isWindows(): boolean {
  return valueAt(globalThis, ['process', 'platform']) === 'win32';
}

/**
 * Whether this is Node.js itself: Bun and Deno report its version, too, but have their own fetch.
 */
export function isNode(): boolean {
  const version = valueAt(globalThis, ['process', 'versions', 'node']);
  return typeof version === 'string' && !isBun() && !('Deno' in globalThis);
}

/**
 * Whether this is a page or a worker of a browser, whose users can read everything that the program
 * knows. A simulated page within Node.js is not one.
 */
export function isBrowser(): boolean {
  const isPage = 'document' in globalThis || 'importScripts' in globalThis;
  return isPage && property(globalThis, 'process') === undefined;
}

/** A module of Node.js, which Bun and Deno have as well; undefined elsewhere. */
export function builtinModule<Module>(id: string): Module | undefined {
  const load = valueAt(globalThis, ['process', 'getBuiltinModule']);
  if (typeof load !== 'function') return undefined;
  return Reflect.apply(load, undefined, [id]) as Module | undefined;
}

/** Whether this is Bun. */
export function isBun(): boolean {
  return 'Bun' in globalThis;
}

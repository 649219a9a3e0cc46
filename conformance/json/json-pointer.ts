import { isJsonObject } from './json-object.js';

/** The steps of a JSON pointer (RFC 6901), unescaped: `/data/0/id` gives `data`, `0`, `id`. */
export function pointerSteps(pointer: string): readonly string[] {
  if (pointer === '') return [];
  return pointer
    .slice(1)
    .split('/')
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));
}

/** A pointer with one more step. */
export function pointerTo(parent: string, step: string | number): string {
  return `${parent}/${String(step).replaceAll('~', '~0').replaceAll('/', '~1')}`;
}

/** The value that a pointer leads to; undefined where it leads nowhere. */
export function valueAt(value: unknown, pointer: string): unknown {
  let here = value;
  for (const step of pointerSteps(pointer)) {
    if (Array.isArray(here)) here = /^\d+$/.test(step) ? here[Number(step)] : undefined;
    else if (isJsonObject(here) && Object.hasOwn(here, step)) here = here[step];
    else return undefined;
  }
  return here;
}

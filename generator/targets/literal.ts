/** Writes a value as TypeScript. */
export function literal(value: unknown): string {
  const text = JSON.stringify(value, undefined, 2);
  return text.replaceAll(/(?<!\\)"__proto__":/g, `${keyOf('__proto__')}:`);
}

/** Writes the key of a property; `__proto__` without brackets would set the prototype. */
export function keyOf(name: string): string {
  return name === '__proto__' ? '["__proto__"]' : JSON.stringify(name);
}

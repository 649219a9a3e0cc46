/** Names that every object of JavaScript has by inheritance: `constructor`, `valueOf`, `__proto__`. */
export const INHERITED_NAMES: ReadonlySet<string> = new Set(
  Object.getOwnPropertyNames(Object.prototype),
);

// https://json-schema.org/draft/2020-12/json-schema-validation#section-6.3.3, and section 10.3.2.2
// of its core, for names
import { isTree, type Deviations, type Tree } from './deviation.js';
import { readPattern } from './patterns.js';
import { readAs, setOwn, type Slot } from './slot.js';

/** Checks the value of `pattern`. */
export function checkPattern(deviations: Deviations, slot: Slot): void {
  const { value } = slot;
  if (typeof value !== 'string') return;
  const read = readPattern(value);
  if (read === value) return;
  const message =
    read === undefined
      ? `the pattern ${value} is not an ECMAScript regular expression; it is not checked`
      : `the pattern ${value} is not valid with the flag "u"; read as ${read}`;
  readAs(deviations, slot, { message, value: read });
}

/** Checks the keys of `patternProperties`. */
export function checkPatternNames(deviations: Deviations, { value, location }: Slot): void {
  if (!isTree(value)) return;
  const changed = Object.keys(value).filter((pattern) => readPattern(pattern) !== pattern);
  for (const pattern of changed) {
    const read = readPattern(pattern);
    const { source, pointer } = location.child(pattern);
    deviations.found.push({
      severity: 'warning',
      location: { source, pointer, reportOnKey: true },
      message:
        read === undefined
          ? `the pattern ${pattern} is not an ECMAScript regular expression; any name may have any value`
          : `the pattern ${pattern} is not valid with the flag "u"; read as ${read}`,
    });
  }
  if (changed.length === 0) return;
  deviations.repairs.push(() => {
    renamePatterns(value);
  });
}

/** Changes the object itself: other repairs change its values. */
function renamePatterns(patterns: Tree): void {
  const entries = Object.entries(patterns);
  for (const [pattern] of entries) Reflect.deleteProperty(patterns, pattern);
  for (const [pattern, schema] of entries) {
    const read = readPattern(pattern);
    // The empty pattern matches every name.
    const name = read ?? '';
    const value = read === undefined ? {} : schema;
    const other = Object.hasOwn(patterns, name) ? patterns[name] : undefined;
    setOwn(patterns, name, other === undefined ? value : { allOf: [other, value] });
  }
}

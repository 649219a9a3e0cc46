// Keywords of a schema that no validator can compile. Code is generated without them; a judge of
// values must report them.
import { isTree, type Deviations } from './deviation.js';
import type { Owner } from './missing.js';
import { readPattern } from './patterns.js';

/**
 * Reports the keywords that no value can be checked by. JSON Schema validation 2020-12, section
 * 6.3.3, of `pattern`: "This string SHOULD be a valid regular expression, according to the ECMA-262
 * regular expression dialect." Its core, section 10.3.2.2, says the same of each name in
 * `patternProperties`. Section 6.2.1, of `multipleOf`: "a number, strictly greater than 0".
 */
export function rejectUncheckedKeywords(deviations: Deviations, { node, location }: Owner): void {
  const { pattern, patternProperties, multipleOf } = node;
  if (typeof pattern === 'string' && readPattern(pattern) === undefined) {
    const message = describePattern(pattern);
    deviations.found.push({ severity: 'error', location: location.child('pattern'), message });
  }
  if (typeof multipleOf === 'number' && multipleOf <= 0) {
    const message = `"multipleOf" must be more than 0, and is ${multipleOf}`;
    deviations.found.push({ severity: 'error', location: location.child('multipleOf'), message });
  }
  const names = isTree(patternProperties) ? Object.keys(patternProperties) : [];
  for (const name of names.filter((each) => readPattern(each) === undefined)) {
    const { source, pointer } = location.child('patternProperties').child(name);
    deviations.found.push({
      severity: 'error',
      location: { source, pointer, reportOnKey: true },
      message: describePattern(name),
    });
  }
}

function describePattern(pattern: string): string {
  return `the pattern ${pattern} is not an ECMAScript regular expression`;
}

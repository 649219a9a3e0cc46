import { InvalidInputError } from './errors.js';
import { type ParameterRule, styleText } from './parameter-style.js';
import { StyledValue } from './path.js';
import { percentEncode } from './percent-encode.js';
import { encoded } from './query.js';

/**
 * Writes a value of a path in the style of its parameter.
 *
 * @throws InvalidInputError for a value that its style can't express, and for one that is written as
 * nothing: the path would be that of another resource.
 */
export function styled(value: unknown, rule: ParameterRule): StyledValue {
  const text = encoded(rule.name, () => styleText(value, rule, percentEncode));
  if (text !== undefined && text !== '') return new StyledValue(text);
  throw new InvalidInputError(rule.name, 'expected a value, received an empty one');
}

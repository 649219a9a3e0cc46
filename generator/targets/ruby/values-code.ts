import type { Argument } from './call-arguments.js';
import type { Code, Group } from './layout.js';
import { isNullable, type MethodSource } from './method-source.js';
import { rubyString } from './ruby-literal.js';

/** Writes arguments by their names on the wire, without those that the caller leaves out. */
export function valuesOf(source: MethodSource, given: readonly Argument[], prefix = ''): Group {
  const pairs = given.map(({ wire, name }) => `${rubyString(wire)} => ${name}`);
  const named = (keyword: string, chosen: readonly Argument[]): readonly Code[] => {
    const items = chosen.map(({ wire }) => rubyString(wire));
    return chosen.length === 0 ? [] : [{ open: `${keyword}: [`, items, close: ']' }];
  };
  return {
    open: `${prefix}Internal::Arguments.given(`,
    items: [
      { open: '{ ', items: pairs, close: ' }' },
      ...named(
        'required',
        given.filter((argument) => argument.required),
      ),
      ...named(
        'nullable',
        given.filter((argument) => isNullable(source, argument)),
      ),
    ],
    close: ')',
  };
}

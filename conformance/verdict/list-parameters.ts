import { findLoop } from './find-loops.js';
import type { GivenValue } from './given-values.js';
import { isListable, type ScriptStep } from './group-steps.js';
import { readQuietly } from './read-value.js';
import type { Script } from './script.js';

/** Requests of a loop, each of which gives one value, as the parameters of the shell. */
export interface Listed {
  readonly group: readonly ScriptStep[];
  /** One of the values: all are read in the same way. */
  readonly value: GivenValue;
  /** The numbers of the parameters, by the strings that they replace. */
  readonly numbers: ReadonlyMap<string, string>;
}

/** A parameter of two digits needs braces, and is not read. */
const mostParameters = 9;

/** The first group whose values are the parameters of the shell; undefined where there is none. */
export function listParameters(groups: readonly (readonly ScriptStep[])[]): Listed | undefined {
  for (const group of groups.slice(0, -1)) {
    const values = group.flatMap(({ captured }) => captured.map(([, each]) => each));
    const [value] = values;
    const isAlike = new Set(values.map(readQuietly)).size === 1;
    const numbers = new Map(
      group.flatMap(({ captured }, at) =>
        captured.map(([token]): [string, string] => [token, String(at + 1)]),
      ),
    );
    const isLoop = loopsOf(group).some((loop) => loop?.count === group.length);
    const isSmall = group.length <= mostParameters && numbers.size > 1;
    if (value === undefined || !isAlike || !isSmall || !isLoop) continue;
    if (group.every(isListable)) return { group, value, numbers };
  }
  return undefined;
}

function loopsOf(group: readonly ScriptStep[]): readonly ReturnType<typeof findLoop>[] {
  return [
    findLoop(group.map(({ text }) => text)),
    findLoop(group.map(({ unnumbered }) => unnumbered)),
  ];
}

/** The same script, which names those values by the numbers of the parameters. */
export function withParameters(script: Script, { numbers }: Listed): Script {
  return {
    ...script,
    variables: new Map([...script.variables, ...numbers]),
    prefixes: new Map([...script.prefixes].filter(([token]) => !numbers.has(token))),
  };
}

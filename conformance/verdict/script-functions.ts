import { plainProfile } from '../profile-format/plain-profile.js';
import {
  defineFunction,
  defineReader,
  withKeyVariable,
  type CurlFunction,
} from './curl-function.js';
import { plainBase } from './curl-url.js';
import type { GivenValue } from './given-values.js';
import type { ScriptStep } from './group-steps.js';
import { isInHeaders } from './read-value.js';
import type { Script } from './script.js';

/** The functions of a script. */
export interface ScriptFunctions {
  readonly shared: CurlFunction;
  /** What precedes a value in its variable, by the string that the variable replaces. */
  readonly prefixes: ReadonlyMap<string, string>;
  /** The command that reads a value behind a request, where a function does both. */
  readonly read: string | undefined;
  readonly definitions: readonly string[];
}

interface FunctionOptions {
  readonly groups: readonly (readonly ScriptStep[])[];
  read(value: GivenValue): string;
  readonly isTerse: boolean;
}

/** The functions by which a script gets shorter. */
export function functionsOf(script: Script, options: FunctionOptions): ScriptFunctions {
  const { target, key, keys, prefixes, variables } = script;
  const file = (target.style ?? plainProfile.requests).trusted?.file;
  const paths = [...prefixes].map(([token, prefix]): [string, string] => [
    prefix + token,
    variables.get(token) ?? '',
  ]);
  const shared: CurlFunction = {
    baseUrl: plainBase(target.baseUrl),
    ...(key !== undefined && { key }),
    ...(keys !== undefined && options.isTerse && { key: withKeyVariable(keys[0] ?? ''), keys }),
    ...(file !== undefined && { file }),
    isTerse: options.isTerse,
    paths: new Map(paths),
  };
  const read = commonReader(options);
  const definitions = [
    defineFunction(shared),
    ...(read === undefined ? [] : [defineReader(read, options.isTerse)]),
  ];
  return { shared, prefixes, read, definitions };
}

/** The command that reads values of several responses, so that a function is worth its definition. */
function commonReader({ groups, read }: FunctionOptions): string | undefined {
  const counts = new Map<string, number>();
  for (const [step, ...others] of groups) {
    const [captured, ...further] = step?.captured ?? [];
    if (captured === undefined || others.length + further.length > 0) continue;
    const [, value] = captured;
    if (isInHeaders(value)) continue;
    const command = read(value);
    counts.set(command, (counts.get(command) ?? 0) + 1);
  }
  const [best] = [...counts].toSorted(([, one], [, other]) => other - one);
  if (best === undefined) return undefined;
  const [command, count] = best;
  return count > 1 ? command : undefined;
}

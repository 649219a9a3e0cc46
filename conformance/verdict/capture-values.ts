import type { GivenValue } from './given-values.js';
import { isInHeaders, readValue } from './read-value.js';

/** Unlike `tee`, awk does not open the name again: standard error may be a file or a socket. */
export const show = `awk '{print; print > "/dev/stderr"}'`;

/** A command that prints no headers of the response. */
export function quietly(command: string): string {
  return command.replace('curl -sS -i ', 'curl -sS ');
}

/**
 * A command that keeps values of its response in variables of the shell; one without values prints
 * nothing.
 *
 * @param nameOf makes a variable for the string that replaces a value in commands
 */
export function capture(
  command: string,
  values: readonly (readonly [token: string, value: GivenValue])[],
  nameOf: (token: string) => string,
): string {
  const [first, ...others] = values;
  if (first === undefined) return `${quietly(command)} > /dev/null`;
  if (others.length === 0) {
    const [token, value] = first;
    const sending = isInHeaders(value) ? command : quietly(command);
    return `${nameOf(token)}=$(${sending} | ${show} | ${readValue(value)})`;
  }
  const variables = values.map(([token, value]) => ({ variable: nameOf(token), value }));
  const response = `response_${variables[0]?.variable ?? ''}`;
  return [
    `${response}=$(${command} | ${show})`,
    ...variables.map(
      ({ variable, value }) => `${variable}=$(printf '%s\\n' "$${response}" | ${readValue(value)})`,
    ),
  ].join('\n');
}

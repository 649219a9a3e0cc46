import { loadConfig, type CheckConfig } from '@upspec/document';
import { UsageError } from '../kit-error.js';
import type { CheckArguments } from './check.js';

/** The options of the command line, of which each wins over the same key of the configuration. */
export interface CheckFlags extends Partial<CheckArguments> {
  readonly config?: string;
}

/**
 * The options of a check: those of the command line, then those of the configuration file.
 *
 * @throws {ConfigError} for a configuration that can't be used
 * @throws {UsageError} for a variable of a key that is not set
 */
export async function withConfig(
  { config: file, ...flags }: CheckFlags,
  environment: Readonly<Record<string, string | undefined>>,
): Promise<CheckArguments> {
  const { check = {} } = await loadConfig(file);
  const { apiKeys, headers, overlays, reports, ...named } = ofSameApi(check, flags);
  const isKeyNeeded = apiKeys !== undefined && flags.apiKey === undefined;
  const configured = {
    ...named,
    ...(isKeyNeeded && { apiKey: apiKeys.map((each) => keyOf(each, environment)) }),
    ...(headers !== undefined && { header: headers }),
    ...(overlays !== undefined && { overlay: overlays }),
    ...(reports !== undefined && { report: reports }),
  };
  return { jobs: 4, timeout: 30, ...configured, ...flags };
}

/**
 * A command line with another API than that of the configuration does not use what the configuration says
 * of its own.
 */
function ofSameApi(check: CheckConfig, { spec, profile }: CheckFlags): CheckConfig {
  if (spec !== undefined) {
    const { profile: _, ...others } = check;
    return others;
  }
  if (profile === undefined) return check;
  const { spec: _, overlays, requirements, existing, allowLeftovers, ...others } = check;
  return others;
}

/** `$PETS_KEY`, or `session=$PETS_SESSION`. */
function keyOf(text: string, environment: Readonly<Record<string, string | undefined>>): string {
  const at = text.lastIndexOf('$');
  const variable = text.slice(at + 1);
  const key = environment[variable];
  if (key !== undefined && key !== '') return `${text.slice(0, at)}${key}`;
  throw new UsageError(
    `the variable ${variable} of check.apiKeys is not set; set it in the environment to the key`,
  );
}

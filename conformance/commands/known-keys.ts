import { openai } from '../openai-files/profile/openai.js';

/** The keys that must not be in a fixture: those that were given, and that of the environment. */
export function knownKeys(
  given: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
): readonly string[] {
  const own = environment[openai.requests.auth.variable];
  return own === undefined ? given : [...given, own];
}

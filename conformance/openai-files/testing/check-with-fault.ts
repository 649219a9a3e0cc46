import { check, type CheckOptions } from '../../check.js';
import { serve } from '../serve.js';
import type { Verdict } from '../../verdict/result.js';

/** What one case told of a server. */
export interface Told {
  readonly verdict: Verdict | undefined;
  /** The requirements of its findings, each once. */
  readonly requirements: readonly string[];
}

const apiKey = 'sk-key-of-this-test';

/** Plays one case against the reference server with a fault, or with none. */
export async function checkWithFault(
  fault: string | undefined,
  only: string,
  options: Partial<CheckOptions> = {},
): Promise<Told> {
  const server = await serve({ apiKey, ...(fault !== undefined && { fault: [fault] }) });
  try {
    return await checkCase({ url: server.url, apiKey, only: [only], ...options });
  } finally {
    await server.close();
  }
}

/** Plays the one case that is chosen. */
export async function checkCase(options: CheckOptions): Promise<Told> {
  const { cases } = await check(options);
  const played = cases.find(({ name }) => name === options.only?.[0]);
  const requirements = played?.findings.map(({ requirement }) => requirement) ?? [];
  return { verdict: played?.verdict, requirements: [...new Set(requirements)] };
}

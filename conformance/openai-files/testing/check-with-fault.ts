import { check, type CheckOptions } from '../../check.js';
import { serve } from '../serve.js';
import type { Verdict } from '../../verdict/result.js';

/** The result of one case for a server. */
export interface CaseOutcome {
  readonly verdict: Verdict | undefined;
  /** The requirements of its findings, each once. */
  readonly requirements: readonly string[];
}

const apiKey = 'sk-key-of-this-test';

/** Runs one case against the reference server, with injected faults or without one. */
export async function checkWithFault(
  fault: string | readonly string[] | undefined,
  only: string,
  options: Partial<CheckOptions> = {},
): Promise<CaseOutcome> {
  const server = await serve({ apiKey, ...(fault !== undefined && { fault: [fault].flat() }) });
  try {
    return await checkCase({ url: server.url, apiKey, only: [only], ...options });
  } finally {
    await server.close();
  }
}

/** Runs the selected case. */
export async function checkCase(options: CheckOptions): Promise<CaseOutcome> {
  const { cases } = await check(options);
  const ran = cases.find(({ name }) => name === options.only?.[0]);
  const requirements = ran?.findings.map(({ requirement }) => requirement) ?? [];
  return { verdict: ran?.verdict, requirements: [...new Set(requirements)] };
}

import { contentOf } from '../content.js';
import { memoryKinds } from '../memory-kinds.js';
import { sendKinds, type SendOutcome, type SendPlan } from '../send-kinds.js';

// A program for a page of a browser. It offers the function `send`, which the test calls.

/** Sends content of one size. */
async function send(plan: SendPlan, size: number): Promise<readonly SendOutcome[]> {
  const inputs = { kinds: memoryKinds, paths: [], removed: [] };
  return sendKinds(plan, { bytes: contentOf(size) }, inputs);
}

Object.assign(globalThis, { send });

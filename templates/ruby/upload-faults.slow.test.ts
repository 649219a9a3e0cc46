import type { ServerResponse } from 'node:http';
import { describe, expect, test } from 'vitest';
import { evaluate, hasRuby } from './testing/run-ruby.js';
import { startUploadServer, type UploadHook } from './testing/start-upload-server.js';

/** How many uploads are run. */
const ROUNDS = Number(process.env['UPSPEC_ROUNDS'] ?? '10');
const CONTENT = Array.from({ length: 40 }, (_, index) => String(index + 1000)).join('');

/** Numbers from 0 to 1 that are the same in each run (a linear congruential generator, modulus 2^32). */
function numbersFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

const FAILURES: readonly ((response: ServerResponse) => void)[] = [
  (response) => response.writeHead(503).end(),
  (response) => response.writeHead(429, { 'retry-after': '0' }).end(),
  (response) => response.destroy(),
  // No response at all.
  () => undefined,
];

interface Outcome {
  readonly upload: 'none' | 'pending' | 'cancelled' | 'completed';
  readonly content: string | undefined;
}

/** A server of which every tenth request fails, and what became of the upload. */
function unreliable(seed: number): { readonly hook: UploadHook; readonly outcome: () => Outcome } {
  const random = numbersFrom(seed);
  let outcome: Outcome = { upload: 'none', content: undefined };
  return {
    outcome: () => outcome,
    hook: ({ step, body }, response) => {
      const fails = random() < 0.1;
      // A request may fail before or after it was applied.
      const isApplied = !fails || (step !== 'create' && random() < 0.5);
      const isClosed = outcome.upload === 'cancelled' || outcome.upload === 'completed';
      if (isApplied && !isClosed) outcome = next(outcome, step, body);
      if (fails) {
        FAILURES[Math.floor(random() * FAILURES.length)]?.(response);
        return true;
      }
      if (isClosed) response.writeHead(400).end('{"error":{"message":"closed"}}');
      return isClosed;
    },
  };
}

function next(outcome: Outcome, step: string, body: unknown): Outcome {
  if (step === 'create') return { ...outcome, upload: 'pending' };
  if (step === 'cancel') return { ...outcome, upload: 'cancelled' };
  if (step !== 'complete') return outcome;
  const ids: unknown = typeof body === 'object' && body !== null && Reflect.get(body, 'part_ids');
  return { upload: 'completed', content: Array.isArray(ids) ? ids.join('') : undefined };
}

describe.skipIf(!hasRuby)('uploads in parts in Ruby while every tenth request fails', () => {
  const rounds = Array.from({ length: ROUNDS }, (_, index) => index + 1);
  test.each(rounds)('end with the file, or with an error: run %i', async (seed) => {
    const { hook, outcome } = unreliable(seed);
    const server = await startUploadServer(hook);
    const lines = `begin
        openai.uploads.upload_file("${CONTENT}", filename: "a", purpose: :batch, part_size: 4, request_options: { timeout: 2 })
        "completed"
      rescue OpenAI::Errors::UnfinishedUploadError
        "unfinished"
      rescue OpenAI::Errors::Error
        "failed"
      end`;
    const result = await evaluate(lines, { url: `${server.url}/v1` });
    const allowed: Readonly<Record<string, readonly Outcome[]>> = {
      completed: [{ upload: 'completed', content: CONTENT }],
      failed: [
        { upload: 'none', content: undefined },
        { upload: 'cancelled', content: undefined },
      ],
      unfinished: [
        { upload: 'none', content: undefined },
        { upload: 'pending', content: undefined },
        { upload: 'cancelled', content: undefined },
        { upload: 'completed', content: CONTENT },
      ],
    };
    expect(allowed[String(result)]).toContainEqual(outcome());
  });
});

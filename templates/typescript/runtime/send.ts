import {
  attempt,
  type Call,
  type Failure,
  isConnectionFailure,
  type Received,
  type Reply,
} from './attempt.js';
import { currentKeys } from './credential.js';
import { APIError, type ClientError } from './errors.js';
import { isRetryable, longestRequestedDelay, retryDelay } from './retry.js';
import { wait } from './wait.js';

/**
 * Sends a call, and sends it again where another attempt may succeed. A body that can be read only
 * once is sent only once. If the server asks for a wait of at most a minute, the client waits; if
 * it asks for a longer one, the call fails immediately, and the error has the time.
 *
 * @throws APIError for a response that is not 2xx, APIConnectionError without a response,
 * APIUserAbortError where the caller aborted, BodyReadError where the body's content failed.
 */
export function send(call: Call): Promise<Reply> {
  return sendAfter(call, 0);
}

async function sendAfter(call: Call, earlier: number): Promise<Reply> {
  for (let failures = earlier; ; failures += 1) {
    const outcome = await attemptWithNewKeys(call, failures);
    if (outcome.kind === 'reply') return withAgain(call, outcome, failures);
    await waitForRetry(call, outcome, failures);
  }
}

function withAgain(call: Call, received: Received, failures: number): Reply {
  return {
    ...received,
    again: async (error) => {
      await waitForRetry(call, { kind: 'failure', error }, failures);
      return sendAfter(call, failures + 1);
    },
  };
}

/** Waits before another attempt. @throws the error of the failure where there is none. */
async function waitForRetry(call: Call, failure: Failure, failures: number): Promise<void> {
  const { error } = failure;
  if (failures >= call.maxRetries || !mayRetry(failure)) throw error;
  if (!isReplayable(call)) throw notRepeated(error);
  const delay = retryDelay(failures, failure.delay, Math.random());
  if (delay > longestRequestedDelay) throw error;
  const duration = `${String(Math.round(delay))} ms`;
  call.log.info(`${error.message}; attempt ${String(failures + 2)} follows in ${duration}`);
  call.onRetry?.(delay, error);
  await wait(delay, call.signal);
}

function isReplayable({ body }: Call): boolean {
  return body?.replayable ?? true;
}

/** The error of a call that another attempt might have saved. */
function notRepeated(error: ClientError): ClientError {
  error.message += '; not sent again, as its body has a stream that can be read only once';
  return error;
}

/**
 * Sends a call, and once more after a response 401 if the sources of its keys have others: "the
 * client MAY request a new access token and retry" (RFC 6750, section 3.1).
 */
async function attemptWithNewKeys(call: Call, retries: number): Promise<Received | Failure> {
  const outcome = await attempt(call, { retries });
  if (outcome.kind === 'reply' || !isReplayable(call)) return outcome;
  const { error, keys } = outcome;
  if (!(error instanceof APIError) || error.status !== 401 || !keys?.length) return outcome;
  const renewed = await currentKeys(call.credentials, keys);
  const isSame = renewed.every(({ key }, index) => key === keys[index]?.key);
  return isSame ? outcome : attempt(call, { retries, renewed });
}

function mayRetry(failure: Failure): boolean {
  if (failure.headers === undefined) return isConnectionFailure(failure);
  const status = failure.error instanceof APIError ? failure.error.status : undefined;
  return isRetryable(status ?? 0, failure.headers);
}

import type { Answer, Found, ProbeRawRequest } from '../../probe/probe.js';
import type { OpenAITarget } from './openai-probe.js';
import { ConnectionError } from '../../replay/connection-error.js';
import { retrieveFile } from './requests.js';
import { atStatus } from '../../difference/location.js';
import { statusOf, words } from '../../difference/reading.js';

/** Checks that the server answers a harmless request after an answer that may have been its last. */
export async function checkStillThere(target: OpenAITarget, last: Answer): Promise<void> {
  // A server that fails to answer now and then does so whatever it was asked before.
  if ((await whyNoAnswer(target)) === undefined) return;
  const reason = await whyNoAnswer(target);
  if (reason === undefined) return;
  target.find(last, {
    requirement: 'ERROR-07',
    location: { kind: 'next-requests', count: 2 },
    expected: words('an answer'),
    actual: words(`none: the target ${reason}`),
  });
}

async function whyNoAnswer(target: OpenAITarget): Promise<string | undefined> {
  try {
    await target.ask(retrieveFile('upspec-nobody-has-this-id', { want: 'any' }));
    return undefined;
  } catch (error) {
    if (!(error instanceof ConnectionError) || error.reason === 'aborted') throw error;
    return error.message;
  }
}

/** Asks what a server may also answer by closing the connection; undefined where it does. */
export async function askOrClose(
  target: OpenAITarget,
  request: ProbeRawRequest,
): Promise<Answer | undefined> {
  try {
    return await target.askRaw(request);
  } catch (error) {
    if (error instanceof ConnectionError && error.reason === 'closed') return undefined;
    throw error;
  }
}

/** What an answer must not be. */
interface Forbidden extends Pick<Found, 'requirement'> {
  /** Whether a success is wrong too, and not only a failure of the server's own. */
  readonly success: boolean;
}

/** Tells of a failure of the server's own, and of a success where none may be. */
export function checkRefusal(target: OpenAITarget, answer: Answer, wrong: Forbidden): void {
  const { status } = answer;
  const isSuccess = status < 300;
  if (status < 500 && !(isSuccess && wrong.success)) return;
  const expected = words(wrong.success ? 'a refusal' : 'a success or a refusal');
  const { requirement } = wrong;
  target.find(answer, { requirement, location: atStatus, expected, actual: statusOf(status) });
}

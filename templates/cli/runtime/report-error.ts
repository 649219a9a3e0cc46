import { STATUS_CODES } from 'node:http';
import { APIError, APIUserAbortError, ClientError } from './client.js';
import { formatValue, type FormatStyle } from './format-value.js';
import type { SecretHider } from './hide-secrets.js';
import { plainText } from './plain-text.js';
import type { Terminal } from './terminal.js';
import { UsageError } from './usage-error.js';
import type { Exchange } from './watch-fetch.js';
import { OutputClosedError, writeOutput } from './write-output.js';
import { writeTransformed } from './write-transformed.js';

/** How an error of a command is reported. */
export interface ErrorRule {
  readonly style: FormatStyle;
  /** A JMESPath expression to apply to a server's error. */
  readonly transform: string | undefined;
  readonly hider: SecretHider;
  /** The request that failed, where one was sent. */
  readonly exchange: Exchange | undefined;
}

/**
 * Reports a failure and returns the exit code: 1, or 130 after Ctrl-C. Of a server's error response
 * the status goes to standard error and the error itself to standard output.
 */
export async function reportError(
  error: unknown,
  rule: ErrorRule,
  terminal: Terminal,
): Promise<number> {
  const report = (text: string): Promise<void> =>
    writeOutput(terminal.errors, `${plainText(rule.hider.text(text))}\n`);
  if (terminal.signal.aborted || error instanceof APIUserAbortError) return 130;
  // The reader has closed the output, as `head` does.
  if (error instanceof OutputClosedError) return 0;
  if (!(error instanceof APIError) || error.status === undefined) {
    await report(messageOf(error, rule));
    return 1;
  }
  await report(statusLine(error.status, rule));
  if (error.retryAt !== undefined) {
    await report(`the server asks not to retry before ${error.retryAt.toISOString()}`);
  }
  const { error: message } = error;
  if (message === undefined || message === null) {
    await report(error.message.replace('point baseURL at', 'point --base-url at'));
    return 1;
  }
  try {
    const write = async (shown: unknown): Promise<void> => {
      await writeOutput(terminal.output, await formatValue(rule.hider.value(shown), rule.style));
    };
    const expression = rule.transform;
    await writeTransformed(message, { expression, flag: '--transform-error', write });
  } catch (failure) {
    if (!(failure instanceof OutputClosedError)) await report(messageOf(failure, rule));
  }
  return 1;
}

function statusLine(status: number, { exchange, hider }: ErrorRule): string {
  const reason = `${String(status)} ${STATUS_CODES[status] ?? ''}`.trimEnd();
  if (exchange === undefined) return reason;
  return `${exchange.method} ${JSON.stringify(hider.url(exchange.url))}: ${reason}`;
}

function messageOf(error: unknown, { exchange, hider }: ErrorRule): string {
  if (!(error instanceof Error)) return String(error);
  // Their messages are complete.
  if (error instanceof UsageError || error instanceof ClientError) return error.message;
  const where = exchange === undefined ? '' : `${exchange.method} ${hider.url(exchange.url)}: `;
  const cause = error.cause instanceof Error ? `: ${error.cause.message}` : '';
  return `${where}${error.message}${cause}`;
}

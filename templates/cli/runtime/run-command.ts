import { collectInput, type CollectedInput, type GivenFlags } from './collect-input.js';
import type { ProgramDefinition } from './command.js';
import { createClient, secretsOf } from './create-client.js';
import type { FormatStyle } from './format-value.js';
import type { GlobalOptions } from './global-options.js';
import { readFilePath } from './file-path.js';
import { hideSecrets } from './hide-secrets.js';
import { namesInput } from './input-path.js';
import { openFiles } from './open-files.js';
import { noProgress, type Progress } from './progress.js';
import { readInput } from './read-input.js';
import { reportError } from './report-error.js';
import type { CommandRun, RunnableCommand } from './runnable-command.js';
import { takesColor, type Terminal } from './terminal.js';
import { UsageError } from './usage-error.js';
import { watchFetch } from './watch-fetch.js';
import { type OutputRule, writeResponse, writeResult } from './write-response.js';

/** A parsed command. */
export interface Invocation<Client> {
  readonly program: ProgramDefinition<Client>;
  readonly group: string;
  /** The name of the command within its group. */
  readonly name: string;
  readonly command: RunnableCommand<Client>;
  readonly given: GivenFlags;
  readonly options: GlobalOptions;
  readonly maxItems: number;
  readonly output: string | undefined;
}

/** The most milliseconds without data in a response, unless `--timeout` is set. */
const PATIENCE = 600_000;

/** A shorter wait before a retry is not reported. */
const NOTABLE_WAIT = 1000;

const WAITING = 'waiting for standard input; end it with Ctrl-D, or use </dev/null\n';

/** Makes the call of a command, shows the result, and returns the exit code. */
export async function runCommand<Client>(
  invocation: Invocation<Client>,
  terminal: Terminal,
): Promise<number> {
  const { program, group, name, command, options } = invocation;
  const title = `${group} ${name}`;
  const hider = hideSecrets(...secretsOf(program, options, terminal));
  const report = (text: string): unknown => terminal.errors.write(text);
  const debug = options.debug
    ? { write: report, bytes: command.responseKind === 'bytes' }
    : undefined;
  const watched = watchFetch(hider, debug);
  const progress = await progressOf(invocation, terminal);
  const style = stylesOf(options, terminal);
  const onRetry = (milliseconds: number): void => {
    progress.stop();
    if (!terminal.errorsIsTerminal || milliseconds < NOTABLE_WAIT) return;
    report(`waiting ${String(Math.ceil(milliseconds / 1000))} s before the next attempt\n`);
  };
  try {
    await checkOutputOptions(invocation);
    const client = await createClient(program, { options, fetch: watched.fetch }, terminal);
    const input = await inputOf(invocation, terminal);
    const run = { client, input, onRetry, progress, terminal };
    await send(command, run, {
      style: style(options.format, title),
      transform: options.transform,
      maxItems: invocation.maxItems,
      path: invocation.output,
      patience: options.timeout ?? PATIENCE,
      hider,
      onResponse: progress.stop,
    });
    return 0;
  } catch (error) {
    progress.stop();
    const rule = {
      style: style(options.formatError, 'Error'),
      transform: options.transformError,
      hider,
      exchange: watched.last(),
    };
    return await reportError(error, rule, terminal);
  } finally {
    progress.stop();
  }
}

async function send<Client>(
  command: RunnableCommand<Client>,
  run: CommandRun<Client>,
  rule: Omit<OutputRule, 'kind'>,
): Promise<void> {
  const { client, input, onRetry, progress, terminal } = run;
  if (command.responseKind === 'upload') {
    await writeResult(await command.run(command, run), { kind: 'json', ...rule }, terminal);
    return;
  }
  const { onBytes } = progress;
  const body = await openFiles(input.body, command.flags, { input: terminal.input, onBytes });
  const { ids, query, headers, cookies } = input;
  const call = command.call(
    client,
    { ids, body, query, headers, cookies },
    { ...input.options, signal: terminal.signal, onRetry },
  );
  await writeResponse(call, { kind: command.responseKind, ...rule }, terminal);
}

/** An option that can't be applied to a response is reported before anything is sent. */
async function checkOutputOptions<Client>({
  options,
  maxItems,
  command,
}: Invocation<Client>): Promise<void> {
  const expressions = [
    ['--transform', options.transform],
    ['--transform-error', options.transformError],
  ] as const;
  for (const [flag, expression] of expressions) {
    if (expression === undefined) continue;
    const { checkTransform } = await import('./transform.js');
    checkTransform(expression, flag);
  }
  if (command.responseKind === 'list' && options.format === 'raw' && maxItems >= 0) {
    throw new UsageError(
      '--max-items: --format raw shows only the first page; use jsonl to limit the items',
    );
  }
}

/** Returns the style of a format, with the title for the format `pretty`. */
function stylesOf(
  { rawOutput }: GlobalOptions,
  terminal: Terminal,
): (format: FormatStyle['format'], title: string) => FormatStyle {
  return (format, title) => ({
    format,
    title,
    rawOutput: rawOutput === true,
    color: takesColor(terminal),
    terminal: terminal.outputIsTerminal,
    columns: terminal.columns,
  });
}

/** A progress bar for a command that may send a file, on a terminal. */
async function progressOf<Client>(
  { command, options }: Invocation<Client>,
  { errors, errorsIsTerminal }: Terminal,
): Promise<Progress> {
  const sendsFile = command.flags.some(({ type }) => type === 'file');
  if (!errorsIsTerminal || options.debug === true || !sendsFile) return noProgress;
  const { progressBar } = await import('./progress-bar.js');
  return progressBar(errors, () => performance.now());
}

async function inputOf<Client>(
  { program, group, name, command, given, options }: Invocation<Client>,
  terminal: Terminal,
): Promise<CollectedInput> {
  const files = command.flags.filter(({ type }) => type === 'file');
  const isTaken = files.some(({ name: flag }) =>
    given.get(flag)?.some((text) => namesInput(readFilePath(text, `--${flag}`).path)),
  );
  // A file as the whole body is named by its flag, also where it is standard input.
  const isFile = files.some(({ location, keys }) => location === 'body' && keys.length === 0);
  // A command without a body does not read standard input, which may belong to a shell loop.
  const reads = command.body !== undefined && !isTaken && !isFile;
  const onSilence = (): unknown => terminal.errors.write(WAITING);
  const piped = reads
    ? await readInput(terminal.input, { onSilence, signal: terminal.signal })
    : undefined;
  const untrusted = terminal.environment[`${program.environmentPrefix}_UNTRUSTED_STDIN`];
  const trusted = options.trustedStdin === true && !isTrue(untrusted);
  const rules = {
    command: `${program.name} ${group} ${name}`,
    flags: command.flags,
    ...(command.body !== undefined && { body: command.body }),
  };
  return collectInput(rules, { given, piped, trusted });
}

function isTrue(text: string | undefined): boolean {
  return text !== undefined && /^(1|t|true)$/i.test(text);
}

import { Argument, Command, InvalidArgumentError, Option } from 'commander';
import type { CommandEntry, ProgramDefinition } from './command.js';
import { commandErrors } from './command-errors.js';
import { BODY_HELP, inputHelp, rejectUnknown } from './help-text.js';
import { describeFlag, flagSyntax } from './describe-flag.js';
import { addGlobalOptions, type GlobalOptions } from './global-options.js';
import type { Invocation } from './run-command.js';
import type { RunnableCommand } from './runnable-command.js';

/** Runs a parsed command. */
export type RunInvocation<Client> = (invocation: Invocation<Client>) => Promise<void>;

/** The callbacks of a program. */
export interface ProgramOutlets<Client> {
  readonly run: RunInvocation<Client>;
  /** Receives the errors of a wrong command line, and the help of a group without a command. */
  write(text: string): void;
}

/**
 * Builds the commands of a program; none runs before the program parses its arguments. Only the
 * names of commands are known until then: the one that the arguments name is loaded, or all of a
 * group whose help is shown.
 */
export function buildProgram<Client>(
  definition: ProgramDefinition<Client>,
  { run, write: report }: ProgramOutlets<Client>,
): Command {
  const program = addGlobalOptions(new Command(definition.name), definition)
    .description(definition.summary)
    .version(definition.version, '-v, --version', 'print the version')
    .configureOutput(commandErrors(report))
    .helpCommand('help [command]', 'show the help of a command')
    .helpOption('-h, --help', 'show the help of a command')
    .configureHelp({ showGlobalOptions: true })
    .showSuggestionAfterError()
    .exitOverride()
    .addHelpText('after', inputHelp(definition))
    .addHelpText('before', rejectUnknown);
  for (const { name, commands } of definition.groups) {
    const actions = commands.map((command) => command.name).join(', ');
    const group = program.command(name).description(actions).helpCommand(false);
    group.addHelpText('before', rejectUnknown);
    for (const command of commands) group.command(command.name).summary(command.summary);
  }
  // Before a group reads its arguments.
  program.hook('preSubcommand', async (_, group) => {
    const { name, commands } = definition.groups.find((each) => each.name === group.name()) ?? {};
    if (name === undefined || commands === undefined) return;
    const named = commands.filter((entry) => entry.name === program.args[1]);
    const loaded = (named.length === 0 ? commands : named).map(async (entry) => {
      const command = await entry.load();
      const built = group.commands.find((each) => each.name() === entry.name);
      if (built === undefined) return;
      buildCommand(built, entry, command).action((...args: readonly unknown[]) => {
        const parsed = args.at(-1);
        if (!(parsed instanceof Command)) return undefined;
        return run(invocationOf({ definition, group: name, name: entry.name, command }, parsed));
      });
    });
    await Promise.all(loaded);
  });
  return program;
}

function buildCommand<Client>(
  built: Command,
  { summary }: CommandEntry<Client>,
  command: RunnableCommand<Client>,
): Command {
  const about = [summary, command.description].filter((text) => text !== '');
  built.description(about.join('\n\n'));
  for (const flag of command.flags) {
    if (flag.location === 'path') built.addArgument(new Argument(`[${flag.name}]`));
    const option = new Option(flagSyntax(flag), describeFlag(flag));
    built.addOption(flag.type === 'switch' ? option : option.argParser(gather));
  }
  if (command.responseKind === 'list') {
    built.option('--max-items <n>', 'the most items to show; -1 for all', readItems);
  }
  if (command.responseKind === 'bytes') {
    built.option('-o, --output <path>', 'the output file; - is standard output', readPath);
  }
  if (command.body !== undefined) built.addHelpText('after', BODY_HELP);
  return built.addHelpText('after', `\nExample:\n${indent(command.example)}`);
}

/** Collects the values of a repeated flag. */
function gather(text: string, before: unknown): readonly string[] {
  return [...(Array.isArray(before) ? (before as readonly string[]) : []), text];
}

function readItems(text: string): number {
  if (!/^(-1|\d{1,15})$/.test(text)) {
    throw new InvalidArgumentError('It must be a whole number of at least 0, or -1 for all.');
  }
  return Number(text);
}

function readPath(text: string): string {
  if (text === '') throw new InvalidArgumentError('It must be the path of a file, or -.');
  return text;
}

function indent(text: string): string {
  return text.trimEnd().replaceAll(/^/gm, '  ');
}

function invocationOf<Client>(
  known: Pick<Invocation<Client>, 'group' | 'name' | 'command'> & {
    readonly definition: ProgramDefinition<Client>;
  },
  parsed: Command,
): Invocation<Client> {
  const { definition, group, name: own, command } = known;
  const given = new Map<string, readonly string[]>();
  const values = parsed.opts<Readonly<Record<string, unknown>>>();
  for (const option of parsed.options) {
    const texts = values[option.attributeName()];
    const name = option.long?.slice(2) ?? '';
    // A boolean flag without a value is true.
    if (texts === true) given.set(name, ['true']);
    else if (Array.isArray(texts)) given.set(name, texts as readonly string[]);
  }
  // Ids without flags are arguments, in the order of the path.
  const free = command.flags.filter(
    ({ name, location }) => location === 'path' && !given.has(name),
  );
  if (parsed.args.length > free.length) {
    parsed.error(`error: too many arguments: ${parsed.args.slice(free.length).join(' ')}`);
  }
  free.forEach(({ name }, index) => {
    const text = parsed.args[index];
    if (text !== undefined) given.set(name, [text]);
  });
  const { maxItems, output } = values;
  return {
    program: definition,
    group,
    name: own,
    command,
    given,
    options: parsed.optsWithGlobals<GlobalOptions>(),
    maxItems: typeof maxItems === 'number' ? maxItems : -1,
    output: typeof output === 'string' ? output : undefined,
  };
}

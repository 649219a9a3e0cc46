import { type Model, type Operation, schemaLookup } from '@upspec/document';
import { readTemplate } from '../render-template.js';
import { banner, type EmittedFile } from '../target.js';
import { commandName, groupName, OWN_COMMANDS, programName } from './command-names.js';
import { flagWords } from './flag-words.js';
import type { Flag } from './flag.js';
import { flagsOf } from './flags.js';
import { ownGlobals } from './own-globals.js';
import { resultKind } from './result-kind.js';
import { shownText } from './shown-text.js';
import { uploadCommands } from './upload-command.js';
import { shellWord } from '@upspec/document/shell-word';

/** A completion for each shell that has one. */
export function completionFiles(model: Model): readonly EmittedFile[] {
  const view = viewOf(model);
  return ['bash', 'zsh', 'fish'].map((shell) => ({
    path: `cli/completions/${view.program}.${shell}`,
    text: readTemplate<CompletionView>(`cli/${shell}.hbs`, { escape: 'none' })(view),
  }));
}

/** The data of the templates, with every string already quoted for the shells. */
interface CompletionView {
  readonly banner: string;
  readonly program: string;
  readonly groups: readonly GroupView[];
  /** The names of all groups and of the built-in commands. */
  readonly groupWords: string;
  readonly globals: string;
  readonly globalFlags: readonly FlagView[];
}

interface GroupView {
  readonly name: string;
  readonly commandWords: string;
  readonly commands: readonly CommandView[];
}

interface CommandView {
  readonly group: string;
  readonly name: string;
  /** As a word of a shell. */
  readonly summary: string;
  /** Whether its argument is the path of a file. */
  readonly takesFile: boolean;
  /** `--file --purpose …` */
  readonly flagWords: string;
  readonly flags: readonly FlagView[];
}

interface FlagView {
  readonly group: string;
  readonly command: string;
  readonly name: string;
  /** Its short flag, one character; undefined where it has none. */
  readonly character?: string;
  /** As a word of a shell. */
  readonly description: string;
  /** The values to offer; empty where any string is allowed. */
  readonly values: string;
  readonly isFile: boolean;
  /** Whether it has no value. */
  readonly isSwitch: boolean;
}

const FORMATS = 'auto json jsonl pretty raw yaml';

/** The global flags: the values to offer, and whether a flag has no value. */
const GLOBALS: readonly (readonly [name: string, description: string, values?: string])[] = [
  ['api-key', 'the API key'],
  ['base-url', 'the base URL of the API'],
];

const OUTPUT_GLOBALS: typeof GLOBALS = [
  ['format', 'the output format of data', FORMATS],
  ['format-error', 'the output format of an error', FORMATS],
  ['transform', 'a JMESPath expression to apply to data'],
  ['transform-error', 'a JMESPath expression to apply to an error'],
  ['max-retries', 'how often to retry a failed attempt'],
  ['timeout', 'the timeout of one attempt'],
];

const SWITCHES: readonly (readonly [name: string, description: string])[] = [
  ['raw-output', 'print strings without quotes'],
  ['trusted-stdin', 'allow standard input to refer to files'],
  ['debug', 'show requests and responses'],
  ['help', 'show the help of a command'],
];

function viewOf(model: Model): CompletionView {
  const names = [...new Set(model.operations.map(({ resource }) => groupName(resource)))];
  const globalFlags = [
    ...GLOBALS.map(([name, about]) => globalFlag(name, about, '')),
    ...ownGlobals(model).map(({ flag, description }) =>
      globalFlag(flag, firstSentence(description), ''),
    ),
    ...OUTPUT_GLOBALS.map(([name, about, values = '']) => globalFlag(name, about, values)),
    ...SWITCHES.map(([name, about]) => ({ ...globalFlag(name, about, ''), isSwitch: true })),
  ];
  return {
    banner: banner(model),
    program: programName(model),
    groups: names.map((name) => groupView(model, name)),
    groupWords: [...names, ...OWN_COMMANDS].join(' '),
    globals: globalFlags.map(({ name }) => `--${name}`).join(' '),
    globalFlags,
  };
}

function globalFlag(name: string, about: string, values: string): FlagView {
  return {
    group: '',
    command: '',
    name,
    description: shellWord(about),
    values,
    isFile: false,
    isSwitch: false,
  };
}

function groupView(model: Model, name: string): GroupView {
  const operations = model.operations.filter(({ resource }) => groupName(resource) === name);
  const uploads = uploadCommands(model).filter(({ group }) => group === name);
  const commands = [
    ...operations.map((operation) => operationView(model, operation)),
    ...uploads.map((upload) => commandView(upload, model)),
  ];
  return { name, commandWords: commands.map((command) => command.name).join(' '), commands };
}

function operationView(model: Model, operation: Operation): CommandView {
  const group = groupName(operation.resource);
  const command = commandName(operation);
  const extra = extraFlags(operation).map((name): FlagView => ({
    ...globalFlag(name, EXTRA[name], ''),
    group,
    command,
    isFile: name === 'output',
    ...(name === 'output' && { character: 'o' }),
  }));
  const flags = flagsOf(operation, model);
  return commandView({ group, name: command, summary: operation.summary, flags }, model, extra);
}

/** A command by its names and flags. */
type Command = Pick<CommandView, 'group' | 'name' | 'summary'> & {
  readonly flags: readonly Flag[];
};

function commandView(
  { group, name, summary, flags }: Command,
  model: Model,
  extra: readonly FlagView[] = [],
): CommandView {
  const lookup = schemaLookup(model);
  const view = (flag: Flag): FlagView => ({
    group,
    command: name,
    name: flag.name,
    description: shellWord(firstSentence(flag.description)),
    values: valuesOf(flag, flagWords(flag, lookup).choices ?? []),
    isFile: flag.type === 'file',
    isSwitch: flag.type === 'switch',
  });
  const all = [...flags.map(view), ...extra];
  return {
    group,
    name,
    summary: shellWord(firstSentence(summary)),
    takesFile: flags.some(({ location, type }) => location === 'path' && type === 'file'),
    flagWords: all.map((flag) => `--${flag.name}`).join(' '),
    flags: all,
  };
}

const EXTRA = { 'max-items': 'the most items to show', output: 'the output file' } as const;

function extraFlags({ page, responses }: Operation): readonly (keyof typeof EXTRA)[] {
  if (page !== undefined) return ['max-items'];
  return resultKind(responses) === 'bytes' ? ['output'] : [];
}

/** Only words that need no quoting in a shell can be offered. */
function valuesOf(flag: Flag, choices: readonly string[]): string {
  const offered = flag.type === 'boolean' ? ['true', 'false'] : choices;
  return offered.filter((word) => /^[\w.:/-]+$/.test(word)).join(' ');
}

function firstSentence(text: string): string {
  const line = shownText(text).replaceAll(/\s+/g, ' ').trim();
  const [sentence = line] = /^.{1,100}?[.](?=\s|$)/.exec(line) ?? [];
  return sentence.replace(/\.$/, '').slice(0, 100);
}

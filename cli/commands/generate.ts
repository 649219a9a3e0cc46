import type { ExitCode, Terminal } from '@upspec/conformance/command-line';
import { shellWord } from '@upspec/document/shell-word';
import {
  type Config,
  formatError,
  formatUnsupported,
  loadConfig,
  type NameStyle,
} from '@upspec/document';
import {
  formatChanges,
  generate,
  type GenerateOptions,
  type GenerateResult,
} from '@upspec/generator';
import { count } from './count.js';
import { type InputFlags, readInput } from './input-options.js';
import { limitHeap } from './limit-heap.js';

/** The flags of the command line, of which each wins over the same key of the configuration. */
export interface GenerateFlags extends InputFlags {
  readonly out?: string;
  readonly target?: readonly string[];
  readonly include?: readonly string[];
  readonly exclude?: readonly string[];
  readonly names?: NameStyle;
  readonly config?: string;
  readonly check?: boolean;
  readonly skipBroken?: boolean;
}

/** `upspec generate`: writes the files, or with `--check` reports what would change. */
export async function runGenerate(
  spec: string | undefined,
  flags: GenerateFlags,
  terminal: Terminal,
): Promise<ExitCode> {
  limitHeap();
  const options = optionsOf(await loadConfig(flags.config), { spec, flags }, terminal);
  const { out = 'generated', check } = options;
  const result = await generate(options);
  const { files, changes, warnings } = result;
  if (check !== true) {
    for (const { kind, path } of changes) terminal.print(`${PAST[kind]} ${out}/${path}`);
  }
  for (const warning of warnings) terminal.warn(formatError(warning));
  reportUnsupported(result, terminal);
  const counted = warnings.length === 0 ? '' : `, ${count(warnings.length, 'warning')}`;
  if (changes.length === 0) {
    terminal.print(`${out}: ${String(files)} files, all up to date${counted}`);
    return 0;
  }
  if (check !== true) {
    terminal.print(`${out}: ${String(files)} files, ${String(changes.length)} changed${counted}`);
    return 0;
  }
  terminal.print(formatChanges(changes));
  const sources = [options.spec ?? 'spec/openapi.yaml', ...(options.overlays ?? [])].join(' with ');
  terminal.warn(
    `${out}: ${String(changes.length)} of ${String(files)} files differ from what ${sources} generates; ` +
      `run: ${commandLine(spec, flags)}`,
  );
  return 1;
}

interface Given {
  readonly spec: string | undefined;
  readonly flags: GenerateFlags;
}

/** The configuration, with what the command line gives instead. */
function optionsOf(
  { inputHeaders = [], check: _, ...config }: Config,
  { spec, flags }: Given,
  { environment }: Terminal,
): GenerateOptions {
  const { out, target, overlay, include, exclude, names, allowRefs, skipBroken } = flags;
  const { headers } = readInput({ inputHeader: flags.inputHeader ?? inputHeaders }, environment);
  return {
    ...config,
    headers,
    ...(spec !== undefined && { spec }),
    ...(out !== undefined && { out }),
    ...(target !== undefined && { targets: target }),
    ...(overlay !== undefined && { overlays: overlay }),
    ...(include !== undefined && { include }),
    ...(exclude !== undefined && { exclude }),
    ...(names !== undefined && { names }),
    ...(allowRefs !== undefined && { allowRefs }),
    ...(skipBroken !== undefined && { skipBroken }),
    ...(flags.check !== undefined && { check: flags.check }),
  };
}

const PAST = { create: 'created', update: 'updated', remove: 'removed' } as const;

function reportUnsupported({ unsupported }: GenerateResult, terminal: Terminal): void {
  if (unsupported.length === 0) return;
  terminal.warn(`not fully supported (${String(unsupported.length)}):`);
  for (const line of formatUnsupported(unsupported)) terminal.warn(`  ${line}`);
}

/** The command that writes the compared files. */
function commandLine(spec: string | undefined, flags: GenerateFlags): string {
  const { overlay = [], out, target = [], include = [], exclude = [], names, config } = flags;
  const { inputHeader = [], allowRefs = [], skipBroken = false } = flags;
  const words = [
    ...(spec === undefined ? [] : [spec]),
    ...(config === undefined ? [] : ['--config', config]),
    ...overlay.flatMap((file) => ['--overlay', file]),
    ...(out === undefined ? [] : ['--out', out]),
    ...target.flatMap((name) => ['--target', name]),
    ...include.flatMap((pattern) => ['--include', pattern]),
    ...exclude.flatMap((pattern) => ['--exclude', pattern]),
    ...(names === undefined ? [] : ['--names', names]),
    ...inputHeader.flatMap((line) => ['--input-header', line]),
    ...allowRefs.flatMap((location) => ['--allow-refs', location]),
    ...(skipBroken ? ['--skip-broken'] : []),
  ];
  if (words.length === 0) return 'npm run generate';
  return `npx upspec generate ${words.map(shellWord).join(' ')}`;
}

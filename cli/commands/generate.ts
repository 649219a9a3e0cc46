import type { ExitCode, Terminal } from '@upspec/conformance/command-line';
import { shellWord } from '@upspec/document/shell-word';
import { formatChanges, generate, type GenerateResult } from '@upspec/generator';
import { formatFault, formatUnsupported } from '@upspec/document';
import { count } from './count.js';
import type { Input } from './input-options.js';

export interface GenerateArguments {
  readonly spec?: string;
  readonly out?: string;
  readonly target?: readonly string[];
  readonly check?: boolean;
  readonly skipBroken?: boolean;
  readonly input?: Input;
}

const NO_INPUT: Input = { overlays: [], headers: {}, allowRefs: [] };

/** `upspec generate`: writes the files, or with `--check` reports what would change. */
export async function runGenerate(
  {
    spec,
    out = 'generated',
    target,
    check = false,
    skipBroken = false,
    input = NO_INPUT,
  }: GenerateArguments,
  terminal: Terminal,
): Promise<ExitCode> {
  const { overlays } = input;
  const result = await generate({
    out,
    check,
    skipBroken,
    ...input,
    ...(spec !== undefined && { spec }),
    ...(target !== undefined && { targets: target }),
  });
  const { files, changes, warnings } = result;
  if (!check) {
    for (const { kind, path } of changes) terminal.print(`${PAST[kind]} ${out}/${path}`);
  }
  for (const warning of warnings) terminal.warn(formatFault(warning));
  tellUnsupported(result, terminal);
  const counted = warnings.length === 0 ? '' : `, ${count(warnings.length, 'warning')}`;
  if (changes.length === 0) {
    terminal.print(`${out}: ${String(files)} files, all up to date${counted}`);
    return 0;
  }
  if (!check) {
    terminal.print(`${out}: ${String(files)} files, ${String(changes.length)} changed${counted}`);
    return 0;
  }
  terminal.print(formatChanges(changes));
  terminal.warn(
    `${out}: ${String(changes.length)} of ${String(files)} files differ from what ${[spec ?? 'spec/openapi.yaml', ...overlays].join(' with ')} generates; ` +
      `run: ${commandLine({ spec, out, target, overlays, skipBroken })}`,
  );
  return 1;
}

const PAST = { create: 'created', update: 'updated', remove: 'removed' } as const;

function tellUnsupported({ unsupported }: GenerateResult, terminal: Terminal): void {
  if (unsupported.length === 0) return;
  terminal.warn(`not supported yet (${String(unsupported.length)}):`);
  for (const item of unsupported) terminal.warn(`  ${formatUnsupported(item)}`);
}

/** The command that writes the compared files. */
function commandLine({
  spec,
  out,
  target = [],
  overlays,
  skipBroken,
}: {
  readonly spec: string | undefined;
  readonly out: string;
  readonly target: readonly string[] | undefined;
  readonly overlays: readonly string[];
  readonly skipBroken: boolean;
}): string {
  const isPlain = spec === undefined && target.length === 0 && overlays.length === 0 && !skipBroken;
  if (isPlain && out === 'generated') return 'npm run generate';
  const given = spec === undefined ? [] : [spec];
  const folder = out === 'generated' ? [] : ['--out', out];
  const words = [
    ...given,
    ...overlays.flatMap((file) => ['--overlay', file]),
    ...folder,
    ...(skipBroken ? ['--skip-broken'] : []),
    ...target.flatMap((name) => ['--target', name]),
  ];
  return `npx upspec generate ${words.map(shellWord).join(' ')}`;
}

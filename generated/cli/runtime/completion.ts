// Generated from spec/openapi.yaml by `upspec generate`; do not edit.
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Argument, type Command } from 'commander';

const SHELLS = ['bash', 'zsh', 'fish'] as const;

/** The completions of a program. */
export interface CompletionSource {
  /** The program's name. */
  readonly name: string;
  /** The folder of the completions. */
  readonly folder: URL;
  print(text: string): Promise<void>;
}

/** Adds the command that prints the completion of a shell. */
export function addCompletion(program: Command, { name, folder, print }: CompletionSource): void {
  program
    .command('completion')
    .description('print the completion of a shell')
    .addArgument(new Argument('<shell>').choices(SHELLS))
    .addHelpText(
      'after',
      [
        '\nHow to load it:',
        `  bash: ${name} completion bash > ~/.local/share/bash-completion/completions/${name}`,
        `  zsh:  ${name} completion zsh > "\${fpath[1]}/_${name}"`,
        `  fish: ${name} completion fish > ~/.config/fish/completions/${name}.fish`,
      ].join('\n'),
    )
    .action(async (shell: string) => {
      await print(readFileSync(completionFile(`${name}.${shell}`, folder), 'utf8'));
    });
}

/** The completions of a compiled program are next to its output folder, or one folder above it. */
function completionFile(name: string, folder: URL): string {
  const paths = ['', '../../completions/', '../../../completions/'].map((path) =>
    fileURLToPath(new URL(`${path}${name}`, folder)),
  );
  return paths.find((path) => existsSync(path)) ?? paths[0] ?? name;
}

// After the compiler: copies to dist/ what it leaves behind, and makes the programs executable.
import { chmodSync, cpSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');
const copied = ['typescript/validators.js', 'typescript/validators.d.ts', 'cli/completions'];
for (const path of copied) {
  cpSync(join(root, 'generated', path), join(root, 'dist', 'generated', path), { recursive: true });
}
for (const program of ['cli.js', 'generated/cli/openai.js']) {
  chmodSync(join(root, 'dist', program), 0o755);
}

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Model } from '@upspec/document';
import { templatesFolder } from '../render-template.js';
import { banner, type EmittedFile } from '../target.js';
import { withOwnNames } from '../typescript-client/runtime-names.js';
import { clientModule } from './client-module.js';
import { uploadCommands } from './upload-command.js';

/** A placeholder in `templates/` for the client, which the generated CLI imports itself. */
const CLIENT = 'client.ts';
/** The files that the CLI shares with its client, but that are not public: each has a copy. */
const SHARED = ['bounded-text.ts'];
/** The file that only commands import that send a file in parts. */
const UPLOAD = 'run-upload.ts';

/** The runtime is copied from `templates/`, where it is type-checked and tested. */
export function runtimeFiles(model: Model): readonly EmittedFile[] {
  const own = join(templatesFolder(), 'cli', 'runtime');
  const shared = join(templatesFolder(), 'typescript', 'runtime');
  const unused = uploadCommands(model).length === 0 ? [CLIENT, UPLOAD] : [CLIENT];
  const names = readdirSync(own).filter(
    (name) => name.endsWith('.ts') && !name.endsWith('.test.ts') && !unused.includes(name),
  );
  return [
    ...names.map((name) => ({ name, text: readFileSync(join(own, name), 'utf8') })),
    ...SHARED.map((name) => ({ name, text: readFileSync(join(shared, name), 'utf8') })),
  ]
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .map(({ name, text }) => ({
      path: `cli/runtime/${name}`,
      text: `// ${banner(model)}\n${withOwnNames(withImports(text, clientModule(model, 1)), model)}`,
    }));
}

function withImports(text: string, client: string): string {
  return text
    .replace("from './client.js';", `from '${client}';`)
    .replace("from '../../typescript/runtime/bounded-text.js';", "from './bounded-text.js';");
}

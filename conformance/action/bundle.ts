import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { packageFolder } from '../package-folder.js';
import { bundleFolder, bundleProgram } from './bundle-program.js';

// node conformance/dist/action/bundle.js

const root = join(packageFolder(), '..');
const folder = join(root, bundleFolder);
await mkdir(folder, { recursive: true });
for (const [name, text] of await bundleProgram(root)) await writeFile(join(folder, name), text);

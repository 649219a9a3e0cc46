import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { argv, stdout } from 'node:process';
import { contentOf } from '../content.js';
import { closeHandles, diskKinds, pathKinds, removedKinds } from '../disk-kinds.js';
import type { ContentOnDisk, InputKinds } from '../input-kind.js';
import { memoryKinds } from '../memory-kinds.js';
import { sendKinds, type SendPlan } from '../send-kinds.js';

// A program for runtimes with files on disk: it sends content of several sizes, and prints the
// outcomes of each as a line of JSON. Its arguments: a plan as JSON, and the sizes.

const [plan = '', ...sizes] = argv.slice(2);
const { url, ...others } = JSON.parse(plan) as SendPlan;
const inputs: InputKinds<ContentOnDisk> = {
  kinds: [...memoryKinds, ...diskKinds],
  paths: pathKinds,
  removed: removedKinds,
};
const folder = await mkdtemp(join(tmpdir(), 'upspec-'));
const path = join(folder, 'source.bin');
for (const size of sizes) {
  const bytes = contentOf(Number(size));
  await writeFile(path, bytes);
  const outcomes = await sendKinds({ url: `${url}/${size}`, ...others }, { bytes, path }, inputs);
  await closeHandles();
  stdout.write(`${JSON.stringify(outcomes)}\n`);
}
await rm(folder, { recursive: true });

import { appendFile, mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { startServer } from '../server.js';
import { steppingClock } from '../stepping-clock.js';
import type { Sent } from '../traffic-memory.js';
import { isFinding, KEY, openKit, recordFolder, removeFolder } from './judge-by-kit.js';
import { openTools } from './judge-by-tools.js';
import { type Mutant, mutantsOf } from './mutants.js';
import { summarize, type Judged } from './summarize.js';

// See run.js. `--responses 1 --behaviours 1` measures the full product. What was judged is written as
// it goes on, one JSON object a line, and is not judged again.

const { values } = parseArgs({
  options: {
    responses: { type: 'string', default: '1' },
    behaviours: { type: 'string', default: '1' },
    offset: { type: 'string', default: '0' },
    runs: { type: 'string', default: '20' },
    jobs: { type: 'string', default: '4' },
    only: { type: 'string', default: '' },
    tools: { type: 'string', default: '0' },
    out: {
      type: 'string',
      default: join(import.meta.dirname, '..', '..', '..', 'reports', 'measured-probes.jsonl'),
    },
  },
});

const sent: Sent[] = [];
const recorder = await startServer({
  key: KEY,
  firstId: 1,
  now: steppingClock(),
  onResponse: (each) => void sent.push(each),
});
const fixtures = await recordFolder(recorder);
await recorder.close();
await mkdir(dirname(values.out), { recursive: true });
try {
  const kits = { without: await openKit(), with: await openKit(fixtures) };
  for (let run = 1; run <= Number(values.runs); run += 1) {
    for (const [setting, kit] of Object.entries(kits)) {
      let requests = 0;
      const server = await startServer({
        key: KEY,
        firstId: 1000 * run,
        onResponse: () => void (requests += 1),
      });
      const result = await kit.run(server.url);
      await server.close();
      const seconds = Math.round(result.durationMs / 1000);
      process.stderr.write(
        `faultless ${run} ${setting} fixtures: ${isFinding(result) ? 'FALSE ALARM' : 'nothing'}, ${requests} requests, ${seconds} s\n`,
      );
    }
  }
  const sample = {
    responses: Number(values.responses),
    behaviours: Number(values.behaviours),
    offset: Number(values.offset),
  };
  const known = new Map((await judgedBefore()).map((each) => [each.name, each]));
  const mutants = mutantsOf(sent, sample).filter(({ name }) => name.includes(values.only));
  process.stderr.write(`${mutants.length} mutants\n`);
  const queue = mutants.filter(({ name }) => !known.has(name));
  const work = async (): Promise<void> => {
    for (let mutant = queue.shift(); mutant !== undefined; mutant = queue.shift()) {
      const judged = await judge(kits, mutant);
      known.set(mutant.name, judged);
      await appendFile(values.out, `${JSON.stringify(judged)}\n`);
    }
  };
  await Promise.all(Array.from({ length: Number(values.jobs) }, work));
  await compareTools(mutants);
  process.stdout.write(summarize(mutants.flatMap(({ name }) => known.get(name) ?? [])));
} finally {
  await removeFolder(fixtures);
}

async function judge(
  kits: Readonly<Record<'without' | 'with', Awaited<ReturnType<typeof openKit>>>>,
  mutant: Mutant,
): Promise<Judged> {
  const { name, table, operation, requests, needsRecording } = mutant;
  const without = await kits.without.finds(mutant);
  return {
    name,
    table,
    operation,
    requests,
    needsRecording,
    without,
    with: await kits.with.finds(mutant),
  };
}

async function judgedBefore(): Promise<readonly Judged[]> {
  const text = await readFile(values.out, 'utf8').catch(() => '');
  if (text === '') await writeFile(values.out, '');
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Judged);
}

/** Judges so many of the mutants by the other tools, evenly spread over the tables. */
async function compareTools(mutants: readonly Mutant[]): Promise<void> {
  const count = Number(values.tools);
  if (count === 0) return;
  const step = Math.max(1, Math.floor(mutants.length / count));
  const some = mutants.filter((_, at) => at % step === 0).slice(0, count);
  for (const tool of await openTools(fixtures)) {
    const found: string[] = [];
    for (const mutant of some) {
      const isFound = await tool.finds(mutant).catch(() => false);
      if (isFound) found.push(mutant.name);
      process.stderr.write(`${tool.name} ${mutant.name}: ${isFound ? 'found' : '-'}\n`);
    }
    const several = some.filter(({ requests }) => requests === 'several');
    const foundSeveral = several.filter(({ name }) => found.includes(name)).length;
    process.stdout.write(
      `${tool.name}: ${found.length} of ${some.length}, of several requests ${foundSeveral} of ${several.length}, ${tool.falseAlarms.size} false alarms: ${[...tool.falseAlarms].join('; ')}\n`,
    );
  }
}

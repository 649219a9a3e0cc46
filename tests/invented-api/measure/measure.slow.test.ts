import { afterAll, beforeAll, expect, test } from 'vitest';
import { startHonoServer } from '../hono-server.js';
import { type RunningServer, startServer } from '../server.js';
import { steppingClock } from '../stepping-clock.js';
import type { Sent } from '../traffic-memory.js';
import { isFinding, KEY, openKit, recordFolder, removeFolder } from './judge-by-kit.js';
import { mutantsOf } from './mutants.js';
import { figuresOf, type Judged } from './summarize.js';

/** A sample; `npm run measure:probes` measures the whole product. */
const SAMPLE = { responses: 230, behaviours: 53, offset: 7 };
const RUNS = process.env['UPSPEC_ROUNDS'] === undefined ? 1 : 20;

const sent: Sent[] = [];
let folder = '';

beforeAll(async () => {
  const onResponse = (each: Sent): void => void sent.push(each);
  const server = await startServer({ key: KEY, firstId: 1, now: steppingClock(), onResponse });
  folder = await recordFolder(server);
  await server.close();
});

afterAll(() => removeFolder(folder));

test('17 operations take at most 1,500 requests and 30 s, and conforming servers show no finding', async () => {
  const kit = await openKit();
  let requests = 0;
  const onResponse = (): void => void (requests += 1);
  for (let run = 1; run <= RUNS; run += 1) {
    const servers: readonly RunningServer[] = [
      await startServer({ key: KEY, firstId: 1000 * run, onResponse }),
      await startHonoServer(KEY),
    ];
    requests = 0;
    for (const server of servers) {
      const result = await kit.run(server.url);
      await server.close();
      expect(isFinding(result)).toBe(false);
      expect(result.durationMs).toBeLessThan(30_000 * patience);
    }
    expect(requests).toBeGreaterThan(500);
    expect(requests).toBeLessThanOrEqual(1500);
  }
});

/** A busy machine may take four times as long as a quiet one. */
const patience = 4;

test('most of a sample of mutants are found', async () => {
  const kits = { without: await openKit(), with: await openKit(folder) };
  const judged: Judged[] = [];
  const queue = [...mutantsOf(sent, SAMPLE)];
  const work = async (): Promise<void> => {
    for (let mutant = queue.shift(); mutant !== undefined; mutant = queue.shift()) {
      const { server: _server, ...named } = mutant;
      const without = await kits.without.finds(mutant);
      judged.push({ ...named, without, with: await kits.with.finds(mutant) });
    }
  };
  await Promise.all([work(), work(), work()]);
  const figures = figuresOf(judged);
  expect(judged.length).toBeGreaterThan(25);
  // Of a sample this small, one in ten more may be missed than of the whole.
  expect(figures.without.found / figures.without.of).toBeGreaterThan(0.75);
  expect(figures.with.found / figures.with.of).toBeGreaterThan(0.82);
});

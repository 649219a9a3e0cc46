import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { clients } from './clients.js';
import { type Observation, type Scenario, scenarios, serveScenario } from './scenarios.js';

const page = readFileSync(join(import.meta.dirname, '..', '..', 'docs', 'retries.md'), 'utf8');

/** The rows of the page's table by the name of their scenario: the cells by the name of the client. */
function documented(): ReadonlyMap<string, ReadonlyMap<string, string>> {
  const [head = [], , ...rows] = page
    .split('\n')
    .filter((line) => line.startsWith('|'))
    .map((line) =>
      line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim()),
    );
  return new Map(
    rows.map(([name = '', ...cells]) => [
      name,
      new Map(cells.map((cell, index) => [head[index + 1] ?? '', cell])),
    ]),
  );
}

/** The cell of an observation. A busy machine adds up to a second to each wait. */
function cellOf({ requests, wait }: Observation, isSuccess: boolean): string {
  const result = isSuccess ? 'succeeds' : 'fails';
  if (requests === 1 || wait === undefined) return `${String(requests)}, ${result}`;
  const about = wait < 1_500 ? '0.5 s' : wait < 5_000 ? '2 s' : wait < 115_000 ? 'longer' : '120 s';
  return `${String(requests)} after ${about}, ${result}`;
}

const table = documented();

test('the table has a row for each scenario', () => {
  expect([...table.keys()]).toEqual(scenarios.map(({ name }) => name));
});

test.for(clients)(
  'the retries of $name are those of docs/retries.md',
  async ({ name, isFound, run }, { skip }) => {
    skip(!isFound);
    const measure = async (scenario: Scenario): Promise<string> => {
      const server = await serveScenario(scenario);
      const isSuccess = await run(scenario.call, server.url);
      const cell = cellOf(server.observed(), isSuccess);
      await server.close();
      return cell;
    };
    // Two minutes, beside which the others are measured one after the other.
    const long = scenarios.filter(({ isLong }) => isLong);
    const begun = new Map(long.map((scenario) => [scenario.name, measure(scenario)]));
    const measured: [string, string][] = [];
    for (const scenario of scenarios) {
      measured.push([scenario.name, await (begun.get(scenario.name) ?? measure(scenario))]);
    }
    const expected = [...table].map(([scenario, cells]) => [
      scenario,
      [...cells].find(([column]) => name.startsWith(column))?.[1],
    ]);
    expect(measured).toEqual(expected);
  },
);

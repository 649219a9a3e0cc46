import { expect, test } from 'vitest';
import type { Probe } from '../probe-contract/probe.js';
import { fitBudget } from './fit-budget.js';

function probe(name: string, requests: number): Probe {
  const operation = name.split('/')[1] ?? '';
  return {
    name: `probes/${name}`,
    title: name,
    requirements: [],
    operations: [operation],
    evidence: [],
    requests,
    run: () => Promise.resolve(),
  };
}

const operations = ['a', 'b', 'c', 'd'];
const probes = [
  ...operations.map((id) => probe(`credentials/${id}`, 5)),
  ...operations.map((id) => probe(`methods/${id}`, 2)),
  ...operations.map((id) => probe(`bounds/${id}`, 40)),
  ...operations.map((id) => probe(`round-trips/${id}`, 30)),
];

const namesOf = (chosen: readonly Probe[]): readonly string[] =>
  chosen.map(({ name }) => name.slice('probes/'.length));

test('probes that fit are all run', () => {
  expect(fitBudget(probes, 308)).toEqual({ probes });
});

test('each operation first gets a case that sends a success of it', () => {
  const { probes: chosen } = fitBudget(probes, 20);
  expect(namesOf(chosen)).toEqual(operations.map((id) => `credentials/${id}`));
});

test('the rest is divided among the families, and a note says what is left out', () => {
  const { probes: chosen, note } = fitBudget(probes, 140);
  expect(namesOf(chosen)).toEqual([
    ...operations.map((id) => `credentials/${id}`),
    ...operations.map((id) => `methods/${id}`),
    'bounds/a',
    'round-trips/a',
    'round-trips/b',
  ]);
  expect(note).toBe(
    'left out: 5 of 16 cases of probes (bounds 3, round-trips 2), so that about 140 requests are sent; --max-requests 308 includes all',
  );
});

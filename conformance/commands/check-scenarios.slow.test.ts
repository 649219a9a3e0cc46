import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { scenarios } from '../client/scenarios/scenarios.js';
import { formatReading } from '../difference/reading.js';
import type { Result } from '../verdict/result.js';
import { runCheckClient } from './check-client.js';

const client = join(import.meta.dirname, 'testing', 'scenario-client.mjs');

/** Runs the client of the tests under a scenario, and returns the case. */
async function runUnder(scenario: string, wrong: readonly string[]): Promise<Result['cases'][0]> {
  const lines: string[] = [];
  await runCheckClient(
    {
      command: [process.execPath, client, ...wrong],
      timeout: 60,
      port: 0,
      scenario: [scenario],
      report: ['json'],
    },
    {
      program: 'upspec',
      print: (text) => lines.push(text),
      warn: (text) => lines.push(text),
      interactive: false,
      color: false,
      environment: process.env,
      signal: new AbortController().signal,
    },
  );
  const { cases } = JSON.parse(lines.join('\n')) as Result;
  const found = cases.find(({ name }) => name === `client/scenario/${scenario}`);
  if (found === undefined) throw new Error(lines.join('\n'));
  return found;
}

/** What a client does wrongly, and the requirement that it violates under a scenario. */
const wrongClients: readonly (readonly [scenario: string, wrong: string, requirement: string])[] = [
  ['429', 'careless', 'client.scenario.error'],
  ['429', 'fragile', 'client.scenario.retried'],
  ['429', 'consumed', 'client.scenario.body'],
  ['429-seconds', 'impatient', 'client.scenario.retry-after'],
  ['429-date', 'impatient', 'client.scenario.retry-after'],
  ['429-milliseconds', 'impatient', 'client.scenario.retry-after-ms'],
  ['429-long', 'impatient', 'client.scenario.retry-after'],
  ['408', 'consumed', 'client.scenario.body'],
  ['409', 'consumed', 'client.scenario.body'],
  ['500', 'consumed', 'client.scenario.body'],
  ['503', 'fragile', 'client.scenario.retried'],
  ['401', 'stubborn', 'client.scenario.unauthorized'],
  ['error-text', 'careless', 'client.scenario.error'],
  ['reset-before-body', 'fragile', 'client.scenario.retried'],
  ['reset-before-body', 'consumed', 'client.scenario.body'],
  ['reset-in-body', 'consumed', 'client.scenario.body'],
  ['reset-after-body', 'careless', 'client.scenario.lost'],
  ['no-response', 'hasty careless', 'client.scenario.lost'],
  ['slow', 'hasty', 'client.scenario.slow'],
  ['truncated-json', 'careless', 'client.scenario.truncated'],
  ['truncated-last', 'careless', 'client.scenario.truncated'],
  ['truncated-content', 'careless', 'client.scenario.truncated'],
  ['html', 'careless', 'client.scenario.html'],
  ['html-last', 'careless', 'client.scenario.html'],
  ['unknown-property', 'strict', 'client.scenario.unknown-property'],
  ['null', 'without null', 'client.scenario.null'],
  ['reserved-id', 'unescaped', 'client.path'],
  ['endless-list', 'endless', 'client.scenario.cursor'],
  ['empty-page', 'endless', 'client.scenario.cursor'],
  ['no-has-more', 'endless', 'client.scenario.cursor'],
  ['redirect-301', 'follows', 'client.scenario.redirect-method'],
  ['redirect-302', 'follows', 'client.scenario.redirect-method'],
  ['redirect-303', 'follows', 'client.scenario.redirect-method'],
  ['redirect-307', 'follows', 'client.scenario.redirect-method'],
  ['redirect-308', 'follows', 'client.scenario.redirect-method'],
  ['redirect-origin', 'follows with the key', 'client.scenario.credentials'],
];

describe('a wrong client', () => {
  test.each(wrongClients)('%s, %s: %s', async (scenario, wrong, requirement) => {
    const { findings } = await runUnder(scenario, [wrong]);
    expect(findings.map((finding) => finding.requirement)).toContain(requirement);
  });
});

/** Clients whose conduct the document leaves open, and what is observed. */
const observed: readonly (readonly [scenario: string, client: string, conduct: string])[] = [
  ['unknown-enum-value', 'closed', 'exit code 1'],
  ['unknown-enum-value', '', 'exit code 0'],
];

test.each(observed)(
  '%s, a client that is "%s": %s is observed',
  async (scenario, kind, conduct) => {
    const { observations, findings, verdict } = await runUnder(scenario, kind === '' ? [] : [kind]);
    expect(observations.map(({ actual }) => formatReading(actual))).toEqual([conduct]);
    expect(findings).toEqual([]);
    expect(verdict).toBe('observed');
  },
);

test('each scenario has a wrong client', () => {
  const tested = new Set([...[...wrongClients, ...observed].map(([scenario]) => scenario)]);
  expect(scenarios.map(({ name }) => name).filter((name) => !tested.has(name))).toEqual([]);
});

test.each(scenarios.map(({ name }) => name))('a right client is accepted: %s', async (scenario) => {
  const { findings, verdict } = await runUnder(scenario, []);
  expect(findings).toEqual([]);
  expect(verdict).toMatch(/^(?:pass|observed|skip)$/);
});

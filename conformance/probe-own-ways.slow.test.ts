import { join } from 'node:path';
import { expect, test } from 'vitest';
import { check } from './check.js';
import { startShops } from './testing/shops/shops-server.js';

const spec = join(import.meta.dirname, 'testing', 'shops', 'shops.yaml');

test('a server with ways of its own, of which the document says nothing, is not violating it', async () => {
  const server = await startShops();
  const result = await check({ url: server.url, spec, probes: true, environment: {} });
  const left = server.left();
  await server.close();
  expect(result.notes).toEqual([]);
  const found = result.cases.flatMap(({ name, verdict, findings }) =>
    findings.map(({ requirement, location }) => [verdict, name, requirement, location]),
  );
  // A POST that does not keep a value is a warning.
  const city = { kind: 'body', pointer: '/city' };
  expect(found).toEqual([
    ['warn', 'probes/round-trips/add-shop', 'probe.round-trips.created', city],
  ]);
  expect(left).toEqual([]);
  // Each case judges something: no request ends it by being rejected. Generated values may have a sign
  // and a slogan, so that this server rejects some of them.
  const rejected = result.cases.filter(({ observations }) =>
    observations.some(({ requirement }) => requirement === 'probe.accepted'),
  );
  expect(rejected.map(({ name }) => name)).toEqual(['probes/round-trips/add-shop']);
  expect(result.cases.map(({ name }) => name)).toContain('probes/bounds/get-stock');
}, 60_000);

import { expect, test } from 'vitest';
import type { Finding } from '../verdict/finding.js';
import { words } from '../difference/reading.js';
import { DistinctFindings } from './distinct-findings.js';

const finding = (exchange: number, name: string): Finding => ({
  requirement: 'client.query.value',
  kind: 'rule',
  location: { kind: 'query', name },
  expected: words('one value'),
  actual: words('another'),
  exchange,
  request: 'GET /pets',
  curl: '',
});

test('the same violation of several requests is one finding, of the first of them', () => {
  const findings = new DistinctFindings();
  findings.add([finding(1, 'limit'), finding(1, 'order')]);
  findings.add([finding(2, 'limit')]);
  expect(findings.all).toEqual([finding(1, 'limit'), finding(1, 'order')]);
});

test('of many violations a thousand are kept', () => {
  const findings = new DistinctFindings();
  for (let sent = 0; sent < 2_500; sent += 1) findings.add([finding(sent, `p${sent}`)]);
  expect(findings.all).toHaveLength(1_000);
});

import { expect, test } from 'vitest';
import type { Contract } from '@upspec/document';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadSpecContract } from '../../contract/load-spec-contract.js';
import type { Fixture } from '../../fixture-format/fixture.js';
import { formatInventedValues } from './invented-values.js';

async function contractOf(properties: string): Promise<Contract> {
  const folder = await mkdtemp(join(tmpdir(), 'upspec-invented-'));
  try {
    const spec = join(folder, 'api.yaml');
    await writeFile(
      spec,
      `
openapi: 3.1.0
info: { title: Bills, version: '1' }
paths:
  /bills:
    post:
      operationId: addBill
      requestBody: { content: { application/json: { schema: { type: object, properties: { label: { type: string } } } } } }
      responses: { '201': { description: Added., content: { application/json: { schema: { $ref: '#/components/schemas/Bill' } } } } }
components:
  schemas:
    Base: { type: object, properties: { plain: { type: string } } }
    Bill: { allOf: [{ $ref: '#/components/schemas/Base' }, { type: object, properties: { label: { type: string }, ${properties} } }] }
`,
    );
    return await loadSpecContract({ spec });
  } finally {
    await rm(folder, { recursive: true });
  }
}

function recorded(request: object, response: object): Fixture {
  return {
    name: 'recorded/001',
    title: 'Recorded',
    source: { kind: 'recorded' },
    exchanges: [
      {
        operation: 'addBill',
        request: { method: 'POST', path: '/bills', body: { json: request } },
        response: { status: 201, body: { json: response } },
      },
    ],
  };
}

const change = (name: string, mode: string): string =>
  `to change it: { target: "$.components.schemas.Bill.allOf[1].properties.${name}", update: { x-upspec-replay: ${mode} } }`;

test.each([
  [
    'number: { type: string, example: INV-0001 }',
    'Bill.number: compared as equal, and its example "INV-0001" looks counted; ' +
      change('number', 'assigned'),
  ],
  [
    "slip: { type: string, pattern: '^INV-[0-9]{4}$' }",
    'Bill.slip: compared as equal, and its pattern ends in digits that may be counted; ' +
      change('slip', 'assigned'),
  ],
  [
    'made: { type: integer, description: Unix time in milliseconds. }',
    'Bill.made: compared as time, and it is described as a Unix time; ' + change('made', 'equal'),
  ],
  [
    'ticket: { type: string }',
    'Bill.ticket: compared as equal, and it is named as a number that counts; ' +
      change('ticket', 'assigned'),
  ],
  [
    'csrf: { type: string }',
    'Bill.csrf: compared as equal, and it is named as a token; ' + change('csrf', 'assigned'),
  ],
  [
    'nonce: { type: string, x-upspec-replay: free }',
    'Bill.nonce: compared as free, and it is named as a token; ' + change('nonce', 'equal'),
  ],
])(
  '%s is named from the document, with its mode and the action that changes it',
  async (properties, line) => {
    expect(formatInventedValues(await contractOf(properties), [])).toEqual([line]);
  },
);

test.each([
  ['ORD-2024-0017', '"ORD-2024-0017" looks counted'],
  ['k3J9dLq02mXz81Pw', '"k3J9dLq02mXz81Pw" looks random'],
])('a recorded value that looks invented is named: %s', async (value, reason) => {
  const contract = await contractOf('mark: { type: string }');
  expect(formatInventedValues(contract, [recorded({ label: 'a' }, { mark: value })])).toEqual([
    `Bill.mark: compared as equal, and ${reason}; ${change('mark', 'assigned')}`,
  ]);
});

test.each([
  'Seconds since the last restart.',
  'The epoch of the training.',
  'The Unix permissions of the file.',
])('a number that is described as "%s" is compared as it is', async (description) => {
  const contract = await contractOf(`created: { type: integer, description: ${description} }`);
  expect(contract.comparisons['Bill']?.properties['created']?.mode).toBe('equal');
  expect(formatInventedValues(contract, [])).toEqual([]);
});

test.each(['Milliseconds since the epoch.', 'A POSIX timestamp.', 'Seconds since 1 January 1970.'])(
  'a number that is described as "%s" is a time',
  async (description) => {
    const contract = await contractOf(`created: { type: integer, description: ${description} }`);
    expect(contract.comparisons['Bill']?.properties['created']?.mode).toBe('time');
  },
);

test.each([
  ['a word', { label: 'a' }, { mark: 'blue' }],
  ['what the client sent', { label: 'INV-0001' }, { label: 'INV-0001', mark: 'blue' }],
  ['a number that is no time', { label: 'a' }, { size: 1_700_000_000 }],
])('%s is not named', async (_, request, response) => {
  const contract = await contractOf('mark: { type: string }, size: { type: integer }');
  expect(formatInventedValues(contract, [recorded(request, response)])).toEqual([]);
});

import { expect, test } from 'vitest';
import { openaiChecks } from '../openai-files/check/openai-checks.js';
import { openai } from '../openai-files/profile-format/openai.js';
import { loadContract } from '../openai-files/load-contract.js';
import type { EarlyRejection, Exchange, Fixture } from '../fixture-format/fixture.js';
import { noneCreated } from '../replay/created-resources.js';
import { noBindings } from '../replay/bindings.js';
import { buildRequest } from '../replay/build-request.js';
import { checkExchange } from './check-exchange.js';
import { formatDifference } from '../difference/difference.js';
import { formatObservation } from '../difference/observation.js';

const contract = loadContract();
const error = { message: 'no', type: 'invalid_request_error', param: 'id', code: null };

interface Given {
  readonly requirements: readonly string[];
  readonly operation?: string;
  readonly recorded: Exchange['response'];
  readonly mayReject?: EarlyRejection;
  readonly live: { readonly status: number; readonly body: unknown };
}

function judge({ requirements, operation, recorded, mayReject, live }: Given) {
  const exchange: Exchange = {
    ...(operation === undefined ? {} : { operation }),
    ...(mayReject === undefined ? {} : { mayReject }),
    request: { method: 'GET', path: '/x' },
    response: recorded,
  };
  const fixture: Fixture = {
    name: 'x',
    title: 'x',
    requirements,
    capabilities: ['files'],
    source: { kind: 'documented', evidence: ['x'] },
    exchanges: [exchange],
  };
  const { violations, observed, goOn } = checkExchange({
    contract,
    checks: openaiChecks(openai),
    fixture,
    recorded: exchange,
    bindings: noBindings,
    elapsed: 0,
    sent: buildRequest(exchange.request),
    own: noneCreated(),
    received: {
      status: live.status,
      headers: { 'content-type': 'application/json' },
      bytes: Buffer.from(JSON.stringify(live.body)),
      cut: false,
    },
  });
  const reported = violations.map((violation) => {
    const { where, actual } = formatDifference(violation);
    return `${violation.requirement} ${where}: ${actual}`;
  });
  return { reported, observed: observed.map(formatObservation), goOn };
}

const unknownFile = {
  requirements: ['RETRIEVE-02'],
  operation: 'retrieveFile',
  recorded: { status: 404, body: { json: { error } } },
};
const lateCompletion = {
  requirements: ['PART-12'],
  operation: 'addUploadPart',
  recorded: { status: 400 },
};

const excessPart = {
  requirements: ['COMPLETE-04'],
  operation: 'addUploadPart',
  recorded: { status: 200 },
  mayReject: { leftOpenBy: 'PART-14', meetsFixture: true },
} as const;
const oddFile = {
  requirements: ['CONTENT-01'],
  operation: 'createFile',
  recorded: { status: 200 },
  mayReject: { leftOpenBy: 'CREATE-14' },
} as const;

test.each<[string, Given, ReturnType<typeof judge>]>([
  [
    'a rejection one step early that is what the fixture tests passes, and ends the fixture',
    { ...excessPart, live: { status: 413, body: { error } } },
    { reported: [], observed: [], goOn: false },
  ],
  [
    'a rejection one step early needs the envelope',
    { ...excessPart, live: { status: 400, body: { detail: 'too much' } } },
    { reported: ['ERROR-01 body /error: absent'], observed: [], goOn: false },
  ],
  [
    'a failure of the server is no rejection',
    { ...excessPart, live: { status: 500, body: { error } } },
    { reported: ['PART-01 status: status 500: no'], observed: [], goOn: false },
  ],
  [
    'a rejection that something leaves open is observed, and ends the fixture',
    { ...oddFile, live: { status: 400, body: { error } } },
    {
      reported: [],
      observed: ['status 400, type "invalid_request_error", param "id", code null'],
      goOn: false,
    },
  ],
  [
    'the recorded answer passes',
    { ...unknownFile, live: { status: 404, body: { error: { ...error, message: 'other' } } } },
    { reported: [], observed: [], goOn: true },
  ],
  [
    'a declared status must be that one; the envelope is still judged, the rest not',
    { ...unknownFile, live: { status: 400, body: { error: { ...error, param: 1, code: 'x' } } } },
    {
      reported: ['RETRIEVE-02 status: status 400: no', 'ERROR-04 body /error/param: 1'],
      observed: [],
      goOn: true,
    },
  ],
  [
    'a success in place of a refusal is one fault and ends the fixture',
    { ...unknownFile, live: { status: 200, body: { deleted: false } } },
    {
      reported: ['RETRIEVE-02 status: status 200: {"deleted":false}'],
      observed: [],
      goOn: false,
    },
  ],
  [
    'another code than the recorded one is a fault where the status is declared',
    { ...unknownFile, live: { status: 404, body: { error: { ...error, code: 'x' } } } },
    { reported: ['RETRIEVE-03 body /error/code: "x"'], observed: [], goOn: true },
  ],
  [
    'any status of a declared range keeps it, with any code',
    { ...lateCompletion, live: { status: 410, body: { error: { ...error, code: 'x' } } } },
    { reported: [], observed: [], goOn: true },
  ],
  [
    'a status out of the declared range breaks it',
    { ...lateCompletion, live: { status: 500, body: { error } } },
    { reported: ['ERROR-07 status: status 500: no'], observed: [], goOn: true },
  ],
  [
    'an accepted request that must be refused breaks the rule of the fixture',
    { ...lateCompletion, live: { status: 200, body: {} } },
    { reported: ['PART-12 status: status 200: {}'], observed: [], goOn: false },
  ],
  [
    'where nobody knows what is right nothing is judged',
    {
      requirements: ['CANCEL-04'],
      operation: 'cancelUpload',
      recorded: { status: 400 },
      live: { status: 500, body: 'Oops' },
    },
    { reported: [], observed: ['status 500'], goOn: true },
  ],
  [
    'an unknown route is held to the recorded status and the envelope',
    {
      requirements: ['ROUTE-02'],
      recorded: { status: 404 },
      live: { status: 404, body: { detail: 'Not Found' } },
    },
    { reported: ['ERROR-01 body /error: absent'], observed: [], goOn: true },
  ],
])('%s', (_, given, want) => {
  expect(judge(given)).toEqual(want);
});

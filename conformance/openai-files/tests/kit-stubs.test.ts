import type { IncomingMessage, RequestListener } from 'node:http';
import { describe, expect, test } from 'vitest';
import { check } from '../../check.js';
import { formatDifference } from '../../difference/difference.js';
import { formatText } from '../../report/text.js';
import { startTarget } from '../../testing/start-target.js';
import type { Result } from '../../verdict/result.js';
import { checkOdd, reject } from '../testing/odd-servers.js';
import {
  always,
  closing,
  creatingWithout,
  forgetting,
  html,
  listing,
  plausible,
  rejecting,
} from '../testing/stub-servers.js';

// All cases of a default run, against servers that only look like this API, or not even that.

const apiKey = 'sk-key-of-this-test';

async function checkStub(listener: RequestListener): Promise<Result> {
  const target = await startTarget(listener);
  try {
    return await check({ url: target.url, apiKey, timeout: 10_000 });
  } finally {
    await target.close();
  }
}

/** Each finding as its requirement, its request and what was received. */
function findingsOf({ cases }: Result): readonly (readonly string[])[] {
  return cases.flatMap(({ findings }) =>
    findings.map((finding) => [
      finding.requirement,
      finding.request.replace(/(file-|upload_)\w{4,}/, '$1ID'),
      formatDifference(finding).actual,
    ]),
  );
}

const asEach = 'status 404, as to each operation on an object that was created';
const noId = 'GET /files/upspec-nobody-has-this-id';
const noRoute = 'GET /upspec-no-such-route';

const stubs: readonly {
  readonly given: string;
  readonly listener: RequestListener;
  readonly findings: readonly (readonly string[])[];
  readonly stopped: RegExp;
}[] = [
  {
    given: 'responds with 200 and plausible objects to everything',
    listener: plausible,
    findings: [['RETRIEVE-02', noId, 'status 200, as to each operation on an unknown id']],
    stopped: /responds to every unknown id with a success, so it seems to keep no objects/,
  },
  {
    given: 'responds with 200 and {} to everything',
    listener: always(200, {}),
    findings: [['ROUTE-02', noRoute, `status 200 to ${noRoute}, as to GET /files: {}`]],
    stopped: /sends the same response to every request/,
  },
  {
    given: 'responds with 200 and {} to everything but the list',
    listener: listing(always(200, {})),
    findings: [['RETRIEVE-02', noId, 'status 200, as to each operation on an unknown id']],
    stopped: /responds to every unknown id with a success/,
  },
  {
    given: 'responds with 200 and HTML to everything',
    listener: html,
    findings: [],
    stopped: /is a web site: GET \/files returns an HTML page/,
  },
  ...[400, 500].flatMap((status) => [
    {
      given: `responds with ${status} to everything`,
      listener: rejecting(status),
      findings: [
        ['ROUTE-02', noRoute, `status ${status}, as for the plainest request of each operation`],
      ],
      stopped: new RegExp(`responds to every request with status ${status}`),
    },
    {
      given: `responds with ${status} to everything but the list`,
      listener: listing(rejecting(status)),
      findings: [
        ['ROUTE-02', noRoute, `status ${status}, as for the plainest request of each operation`],
      ],
      stopped: new RegExp(`responds to every request but GET /files with status ${status}`),
    },
  ]),
  {
    given: 'responds with 401 to everything',
    listener: rejecting(401),
    findings: [],
    stopped: /rejects the key \(status 401\); pass another with --api-key KEY/,
  },
  {
    given: 'responds with 401 to everything but the list',
    listener: listing(rejecting(401)),
    findings: [],
    stopped: /rejects the key \(status 401\); pass another with --api-key KEY/,
  },
  {
    given: 'closes every connection but those of the list',
    listener: listing(closing),
    findings: [
      [
        'ERROR-16',
        'POST /files',
        'no response: the target closed the connection before a whole response was received, and again when it was sent alone',
      ],
    ],
    stopped: /closes the connection of every request but GET \/files/,
  },
  {
    given: 'accepts everything and forgets it',
    listener: forgetting(),
    findings: [['RETRIEVE-01', 'GET /files/file-ID', asEach]],
    stopped: /accepts objects and finds none of them again/,
  },
  {
    given: 'accepts everything and forgets it, with another response to unknown routes',
    listener: forgetting({ unknownRoute: { detail: 'Not Found' } }),
    findings: [['RETRIEVE-01', 'GET /files/file-ID', asEach]],
    stopped: /accepts objects and finds none of them again/,
  },
  {
    given: 'forgets everything, and confirms each deletion',
    listener: forgetting({ confirmsDeletion: true }),
    findings: [['RETRIEVE-01', 'GET /files/file-ID', asEach]],
    stopped: /accepts objects and finds none of them again/,
  },
  {
    given: 'accepts files only, and forgets them',
    listener: forgetting({ hasUploads: false, unknownRoute: { detail: 'Not Found' } }),
    findings: [
      ['RETRIEVE-01', 'GET /files/file-ID', asEach],
      ['ROUTE-01', 'POST /uploads', 'status 404, as for an endpoint that does not exist'],
    ],
    stopped: /accepts objects and finds none of them again/,
  },
  {
    given: 'forgets everything, and has no list',
    listener: forgetting({ hasList: false }),
    findings: [
      ['ROUTE-01', 'GET /files?limit=1', 'status 404, as for an endpoint that does not exist'],
      ['RETRIEVE-01', 'GET /files/file-ID', asEach],
    ],
    stopped: /accepts objects and finds none of them again/,
  },
];

describe('a server that', () => {
  test.each(stubs)('$given is described as that', async ({ listener, findings, stopped }) => {
    const result = await checkStub(listener);
    expect(findingsOf(result)).toEqual(findings);
    expect(result.stopped).toMatch(stopped);
    expect(formatText(result)).toContain(`Stopped: ${result.stopped ?? ''}`);
  });

  test('closes every connection cannot be reached', async () => {
    const result = await checkStub(closing);
    expect(findingsOf(result)).toEqual([]);
    expect(result.stopped).toMatch(
      /closed the connection before a whole response was received; is the server running/,
    );
  });

  test.each<[string, RequestListener, readonly [string, string], readonly [string, string]]>([
    [
      '{}',
      creatingWithout((_, response) => {
        response.writeHead(200, { 'content-type': 'application/json' }).end('{}');
      }),
      ['FILE-01', 'absent'],
      ['UPLOAD-02', 'absent'],
    ],
    [
      'HTML',
      creatingWithout((_, response) => {
        response.writeHead(200, { 'content-type': 'text/html' }).end('<p>Thanks');
      }),
      ['ERROR-09', 'text/html: <p>Thanks'],
      ['ERROR-09', 'text/html: <p>Thanks'],
    ],
    [
      '204',
      creatingWithout((_, response) => response.writeHead(204).end()),
      ['CREATE-01', 'status 204, no body'],
      ['UPLOAD-01', 'status 204, no body'],
    ],
  ])(
    'responds with %s to what creates objects has two findings, which block all other cases of objects',
    async (_, listener, ofFile, ofUpload) => {
      const result = await checkStub(listener);
      const [first, second, ...others] = result.cases;
      expect([first?.name, second?.name]).toEqual([
        'preflight/createFile',
        'preflight/createUpload',
      ]);
      expect(
        findingsOf({ ...result, cases: result.cases.slice(0, 2) }).map(([id, , actual]) => [
          id,
          actual,
        ]),
      ).toEqual([ofFile, ofUpload]);
      const violated = others.filter(({ verdict }) => verdict === 'fail');
      expect(new Set(violated.flatMap(({ operations }) => operations))).toEqual(
        new Set(['listFiles', 'retrieveFile', 'downloadFile', 'deleteFile']),
      );
    },
  );
});

test.each([401, 403])(
  'a server that rejects the right key for the list only, with %i, has that one finding',
  async (status) => {
    const isList = ({ method, url = '' }: IncomingMessage): boolean =>
      method === 'GET' && /^\/v1\/files(\?|$)/.test(url);
    const result = await checkOdd(
      { before: (request, _, response) => isList(request) && reject(response, status) },
      ['files/retrieve/**', 'files/list/**', 'uploads/create/**', 'auth/**'],
    );
    expect(result.stopped).toBeUndefined();
    expect(findingsOf(result)).toEqual([['LIST-01', 'GET /files?limit=1', `status ${status}: no`]]);
    expect(result.counts.pass).toBeGreaterThan(40);
    expect(result.requirements.find(({ id }) => id === 'LIST-01')?.blocks).toContain(
      'files/list/largest-limit',
    );
  },
);

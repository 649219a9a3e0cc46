import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Finding } from '../../verdict/finding.js';
import {
  legalBodies,
  legalContents,
  legalForms,
  legalHeads,
  legalPartHeads,
} from '../testing/legal-requests.js';
import { openRawJudge, type RawJudge } from '../testing/judge-raw-requests.js';
import {
  authorization,
  boundary,
  rightRequests,
  withIds,
  writeParts,
  written,
} from '../request-mutants/right-requests.js';
import { write } from '../request-mutants/written-request.js';

let raw: RawJudge;
beforeAll(async () => {
  raw = await openRawJudge();
});
beforeEach(() => raw.forget());
afterAll(() => raw.close());

const textsOf = (found: readonly Finding[]): readonly string[] =>
  found.map(({ requirement, actual }) => `${requirement}: ${JSON.stringify(actual)}`);

describe('an unusual request has no finding:', () => {
  test.each([
    ...legalHeads(),
    ...legalBodies(),
    ...legalForms(),
    ...legalPartHeads(),
    ...legalContents(),
  ])('%s', async (_, request) => {
    const ids = request.includes('upload_000') ? await raw.create() : undefined;
    const sent = ids === undefined ? request : withIds(request, ids);
    expect(textsOf(await raw.judge(sent))).toEqual([]);
  });
});

test('what was deleted may be asked for once more', async () => {
  const ids = await raw.create();
  const rights = rightRequests(ids);
  const requests = ['deleteFile', 'retrieveFile', 'downloadFile', 'deleteFile'].flatMap((id) =>
    rights.filter(({ operation }) => operation === id),
  );
  for (const right of requests) expect(textsOf(await raw.judge(write(written(right))))).toEqual([]);
});

interface Recorded {
  readonly source: string;
  readonly request: {
    readonly method: string;
    readonly path: string;
    readonly headers: Readonly<Record<string, string>>;
    readonly body: null | {
      readonly json?: unknown;
      readonly multipart?: readonly {
        readonly headers: readonly string[];
        readonly value?: unknown;
      }[];
    };
  };
  readonly response: { readonly status: number };
}

const evidence = join(import.meta.dirname, '../../../spec/evidence');

/** The recorded requests that OpenAI accepted, with their bodies where these are known. */
function recordedRequests(): readonly (readonly [name: string, request: string])[] {
  return readdirSync(evidence)
    .filter((name) => name.endsWith('.json') && name !== 'vendors.json')
    .flatMap((name) => {
      const all = JSON.parse(readFileSync(join(evidence, name), 'utf8')) as readonly Recorded[];
      return all.flatMap(({ request, response }, index) => {
        const sent = response.status === 200 ? recordedRequest(request) : undefined;
        return sent === undefined ? [] : [[`${name} ${index}`, sent] as const];
      });
    });
}

function recordedRequest({ method, path, headers, body }: Recorded['request']): string | undefined {
  const type = headers['content-type'];
  // Purposes that OpenAI accepted once, and that the document does not have.
  if (/search|answers|classifications/.test(JSON.stringify(body))) return undefined;
  const isKnown = body?.multipart !== undefined || body?.json !== undefined;
  if (!isKnown && method === 'POST' && !path.endsWith('/cancel')) return undefined;
  const parts = body?.multipart?.map(({ headers: lines, value }) => ({
    head: Buffer.from(lines.join('\r\n')).toString('latin1'),
    content: typeof value === 'string' ? Buffer.from(value).toString('latin1') : 'hello',
  }));
  const json = body?.json === undefined ? undefined : JSON.stringify(body.json);
  const sentBody = parts === undefined ? json : writeParts(parts);
  const sentType = parts === undefined ? type : `multipart/form-data; boundary=${boundary}`;
  const own = Object.entries(headers).filter(
    ([name]) => !/^(?:content-|host|authorization)/.test(name),
  );
  return write({
    method,
    target: path,
    headers: [
      authorization,
      ...own,
      ...(sentType === undefined ? [] : [['Content-Type', sentType] as const]),
    ],
    body: sentBody,
  });
}

describe('a recorded request that OpenAI accepted has no finding:', () => {
  const recorded = recordedRequests();
  test('most of the evidence has a request', () => {
    expect(recorded.length).toBeGreaterThan(50);
  });
  test.each(recorded)('%s', async (_, request) => {
    expect(textsOf(await raw.judge(request))).toEqual([]);
  });
});

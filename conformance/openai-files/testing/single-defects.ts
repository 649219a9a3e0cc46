import { check } from '../../check.js';
import { isJsonObject, type JsonObject } from '../../json/json-object.js';
import { parseJson } from '../../json/parse-json.js';
import { serve } from '../serve.js';
import { startFaultProxy, type ProxiedResponse, type ProxyFault } from './fault-proxy.js';

const apiKey = 'sk-key-of-this-test';

/** One violation of a server, and all requirements that may be reported. */
export interface SingleDefect {
  readonly given: string;
  readonly fault: ProxyFault;
  readonly want: readonly string[];
}

/** Changes the JSON of some responses. */
function changing(
  isMeant: (response: ProxiedResponse, path: string) => boolean,
  change: (body: JsonObject) => unknown,
): ProxyFault {
  return {
    changeResponse: (response, path) => {
      const parsed = parseJson(response.body.toString());
      if (!parsed.ok || !isJsonObject(parsed.value) || !isMeant(response, path)) return response;
      return { ...response, body: Buffer.from(JSON.stringify(change(parsed.value))) };
    },
  };
}

function failing(isMeant: (path: string) => boolean, status: number): ProxyFault {
  const error = { message: 'Oops', type: 'server_error', param: null, code: null };
  return {
    changeResponse: (response, path) =>
      isMeant(path)
        ? { ...response, status, body: Buffer.from(JSON.stringify({ error })) }
        : response,
  };
}

/** Replaces every second response to some requests. */
function everyOther(isMeant: (path: string) => boolean, given: ProxiedResponse): ProxyFault {
  let request = 0;
  return {
    changeResponse: (response, path) => {
      if (!isMeant(path) || response.status !== 200) return response;
      request += 1;
      return request % 2 === 0 ? given : response;
    },
  };
}

const isCreation = ({ status }: ProxiedResponse, path: string): boolean =>
  status === 200 && path === '/files';

/** Detected by many cases. */
export const countsOneTooMany: SingleDefect = {
  given: 'counts one byte too many when a file is created',
  fault: changing(isCreation, (body) => ({ ...body, bytes: Number(body['bytes']) + 1 })),
  want: ['FILE-03', 'FILE-09'],
};

/** Detected by many cases, though not by each of them in each run. */
export const redirectsDownloads: SingleDefect = {
  given: 'redirects every other download',
  fault: everyOther((path) => path.endsWith('/content'), {
    status: 307,
    headers: { location: '/storage/content?signature=secret' },
    body: Buffer.alloc(0),
  }),
  want: ['CONTENT-01'],
};

/** All single violations. */
export const singleDefects: readonly SingleDefect[] = [
  countsOneTooMany,
  redirectsDownloads,
  {
    given: 'fails for every part',
    fault: failing((path) => path.endsWith('/parts'), 503),
    want: ['PART-01'],
  },
  {
    given: 'reports another size and purpose than was sent when a file is created',
    fault: changing(isCreation, (body) => ({ ...body, bytes: 727_570, purpose: 'fine-tune' })),
    want: ['FILE-03', 'FILE-06', 'FILE-09'],
  },
  {
    given: 'sends another code with status 400',
    fault: changing(
      ({ status }) => status === 400,
      (body) => ({ error: { ...(body['error'] as JsonObject), code: 'invalid_value' } }),
    ),
    want: [],
  },
  {
    given: 'fails for every download',
    fault: failing((path) => path.endsWith('/content'), 500),
    want: ['CONTENT-01'],
  },
  {
    given: 'rejects long pages',
    fault: failing((path) => Number(/limit=(\d+)/.exec(path)?.[1]) > 1000, 400),
    want: ['LIST-17'],
  },
  {
    given: 'sets an expiry that was not requested',
    fault: changing(isCreation, (body) => ({
      ...body,
      expires_at: body['expires_at'] ?? Number(body['created_at']) + 31_536_000,
    })),
    want: ['EXPIRY-03', 'FILE-09'],
  },
];

/** The requirements that all cases together report for a server with this violation. */
export async function violatedBehind(
  fault: ProxyFault,
  cases: ChosenCases = allCases,
): Promise<ReadonlySet<string>> {
  const reference = await serve({ apiKey });
  const proxy = await startFaultProxy(reference.url, fault);
  const violated = await violatedAt(proxy.url, cases);
  await proxy.close();
  await reference.close();
  return violated;
}

/** The requirements that all cases together report for this injected fault. */
export async function violatedWith(
  fault: string,
  cases: ChosenCases = allCases,
): Promise<ReadonlySet<string>> {
  const reference = await serve({ apiKey, fault: [fault] });
  const violated = await violatedAt(reference.url, cases);
  await reference.close();
  return violated;
}

/** Patterns of the cases that are run. */
export interface ChosenCases {
  readonly only: readonly string[];
  readonly skip: readonly string[];
}

export const allCases: ChosenCases = {
  only: ['files/**', 'uploads/**', 'auth/**', 'schema/**'],
  skip: ['uploads/limits/*'],
};

/** Without lists, and without cases that create dozens of files or parts. */
export const lightCases: ChosenCases = {
  only: ['files/*/**', 'uploads/*/*', 'auth/**'],
  skip: [
    'files/list/*',
    'files/limits/*',
    'uploads/limits/*',
    'uploads/complete/hundreds-of-parts',
  ],
};

async function violatedAt(url: string, chosen: ChosenCases): Promise<ReadonlySet<string>> {
  const { cases } = await check({ url, apiKey, ...chosen, jobs: 8 });
  return new Set(cases.flatMap(({ findings }) => findings.map(({ requirement }) => requirement)));
}

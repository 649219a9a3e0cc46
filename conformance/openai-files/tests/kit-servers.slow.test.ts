import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { check } from '../../check.js';
import type { Result } from '../../verdict/result.js';
import { openai } from '../profile-format/openai.js';
import type { OpenAIProfile } from '../profile-format/openai-profile.js';
import { violatedIn } from '../testing/fault-table.js';
import {
  hasKitPrograms,
  openCheckout,
  runKitScript,
  startKitProgram,
  type Checkout,
} from '../testing/kit-programs.js';

/** One round with eight jobs. `UPSPEC_ROUNDS=10` runs ten with one job, with four and with eight. */
const ROUNDS = Number(process.env['UPSPEC_ROUNDS'] ?? 0);
const rounds = Array.from({ length: Math.max(1, ROUNDS) }, (_, at) =>
  (ROUNDS > 0 ? [1, 4, 8] : [8]).map((jobs) => [at + 1, jobs] as const),
).flat();

interface KitServer {
  readonly file: string;
  /** Some programs listen on a port of their own, before a reference server on another one. */
  readonly ports?: { readonly own: number; readonly reference: number };
  readonly only?: readonly string[];
  readonly profile?: OpenAIProfile;
  /** The requirements that may be reported, and no others. */
  readonly violated: readonly string[];
  /** The cases that find them, where it matters which. */
  readonly found?: readonly string[];
}

const noFineTune: OpenAIProfile = {
  ...openai,
  name: 'no-fine-tune',
  purposes: {
    files: ['assistants', 'batch', 'user_data', 'vision', 'evals'],
    uploads: ['assistants', 'batch', 'user_data', 'vision'],
  },
};

const onFixedPorts = { own: 9702, reference: 9701 };

/** What each program's own comment says of it. */
const kitServers: readonly KitServer[] = [
  {
    file: '01-dies-on-unclosed-form.mjs',
    only: ['errors/form-of-a-file-*'],
    violated: ['ERROR-16'],
    // The three whose body has a part and no last boundary.
    found: [
      'errors/form-of-a-file-half-an-end',
      'errors/form-of-a-file-head-alone',
      'errors/form-of-a-file-no-end',
    ],
  },
  {
    file: '02-excess-part-rejected-when-added.mjs',
    only: ['uploads/complete/too-many-bytes'],
    violated: [],
  },
  {
    file: '03-parts-always-rejected.mjs',
    only: ['uploads/**'],
    violated: ['PART-01'],
    found: ['preflight/addUploadPart'],
  },
  { file: '04-any-field-name.mjs', only: ['PART-09'], violated: ['PART-09'] },
  {
    file: '04-any-field-name.mjs',
    only: ['PART-09'],
    profile: noFineTune,
    violated: ['PART-09'],
  },
  { file: '06-content-addressed.mjs', only: ['files/**'], violated: ['FILE-02'] },
  { file: '09-completed-file-missing.mjs', only: ['uploads/**'], violated: ['COMPLETE-13'] },
  {
    file: '13-kit-misses-large-file-before-purpose.mjs',
    ports: onFixedPorts,
    violated: ['CREATE-07'],
  },
  {
    file: '20-kit-misses-refused-chunked-body.mjs',
    ports: onFixedPorts,
    // A server may ask for a length (RFC 9110, section 15.5.12), so this is a `should`.
    violated: ['HTTP-02'],
  },
];

let checkout: Checkout;
beforeAll(async () => {
  checkout = await openCheckout();
});
afterAll(() => checkout.remove());

async function checkKitServer(
  { file, ports, only, profile }: KitServer,
  jobs: number,
): Promise<Result> {
  const server = await startKitProgram({ file, ports, checkout });
  try {
    return await check({
      url: server.url,
      apiKey: 'any',
      jobs,
      timeout: 60_000,
      restart: server.restart,
      ...(only !== undefined && { only }),
      ...(profile !== undefined && { profile }),
    });
  } finally {
    await server.stop();
  }
}

function casesWithFindings({ cases }: Result): readonly string[] {
  return cases.filter(({ findings }) => findings.length > 0).map(({ name }) => name);
}

describe.skipIf(!hasKitPrograms)('a server with one defect', () => {
  describe.each(rounds)('in round %i, with %i jobs', (_, jobs) => {
    test.each(kitServers)('$file violates $violated and nothing else', async (server) => {
      const result = await checkKitServer(server, jobs);
      expect(violatedIn(result.cases)).toEqual(server.violated);
      expect(result.cases.filter(({ verdict }) => verdict === 'could-not-run')).toEqual([]);
      const found = casesWithFindings(result);
      expect(found).toEqual(server.found ?? found);
    });

    test('07-no-fine-tune.sh: a conforming server without one purpose is tested as any other', async () => {
      const file = await runKitScript('07-no-fine-tune.sh', { checkout, jobs });
      const { cases, requirements } = JSON.parse(await readFile(file, 'utf8')) as Result;
      expect(violatedIn(cases)).toEqual([]);
      const untested = requirements.filter(
        ({ id, verdict }) => verdict === 'untested' && /^(UPLOAD|PART|COMPLETE|CANCEL)-/.test(id),
      );
      // An Upload expires after an hour, and the media type of UPLOAD-18 does not match fine-tune.
      expect(untested.map(({ id }) => id)).toEqual(['UPLOAD-15', 'UPLOAD-18']);
    });
  });
});

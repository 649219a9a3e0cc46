import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { checkExchange } from '../../check/check-exchange.js';
import { openaiChecks } from '../check/openai-checks.js';
import { loadContract } from '../load-contract.js';
import type { Exchange, Fixture } from '../../fixture-format/fixture.js';
import { packageFolder } from '../../package-folder.js';
import { unclaimedBy } from '../claims/unclaimed.js';
import { loadProfile } from '../profile-format/load-profile.js';
import { openai } from '../profile-format/openai.js';
import type { OpenAIProfile } from '../profile-format/openai-profile.js';
import { noneCreated } from '../../replay/created-resources.js';
import { noBindings } from '../../replay/bindings.js';
import { buildRequest } from '../../replay/build-request.js';
import { formatLocation } from '../../difference/location.js';

// The recorded responses of a vendor conform to its profile.

interface VendorRecording {
  readonly operation: string;
  readonly request: {
    readonly method: string;
    readonly path: string;
    readonly body: {
      readonly multipart: readonly {
        readonly headers: readonly string[];
        readonly value?: string;
      }[];
    };
  };
  readonly response: {
    readonly status: number;
    readonly headers: Readonly<Record<string, string>>;
    readonly body: unknown;
  };
}

const folder = join(packageFolder(), '..', 'spec', 'evidence', 'vendors');
const recordings = readdirSync(folder).flatMap((file) => {
  const found = JSON.parse(readFileSync(join(folder, file), 'utf8')) as readonly VendorRecording[];
  const vendor = file.slice(0, -'.json'.length);
  return found.map((recording, at) => [`${vendor}#${at}`, vendor, recording] as const);
});

function exchangeOf({ operation, request, response }: VendorRecording): Exchange {
  const multipart = request.body.multipart.map(({ headers, value }) => ({
    name: /; name="([^"]*)"/.exec(headers[0] ?? '')?.[1] ?? '',
    text: value ?? '',
  }));
  const { method, path } = request;
  return {
    operation,
    request: { method, path: path.replace(/^\/v1/, ''), body: { multipart } },
    response: { status: response.status },
  };
}

/** What the kit would report of the recorded response. */
function findingsOf(recording: VendorRecording, profile: OpenAIProfile): readonly string[] {
  const recorded = exchangeOf(recording);
  const fixture: Fixture = {
    name: 'vendor/recording',
    title: 'A recording of a vendor',
    requirements: ['CREATE-01'],
    capabilities: ['files'],
    source: { kind: 'recorded', evidence: ['a public recording'] },
    exchanges: [recorded],
  };
  const { status, headers, body } = recording.response;
  const { violations } = checkExchange({
    contract: loadContract(),
    fixture,
    recorded,
    sent: buildRequest(recorded.request),
    received: { status, headers, bytes: Buffer.from(JSON.stringify(body)), cut: false },
    bindings: noBindings,
    own: noneCreated(),
    elapsed: 0,
    profile,
    checks: openaiChecks(profile),
  });
  const unclaimed = unclaimedBy(fixture, profile);
  const found = violations.map(
    ({ requirement, location }) => `${requirement} ${formatLocation(location)}`,
  );
  return unclaimed === undefined ? found : [...found, unclaimed];
}

test('there are recordings of two vendors', () => {
  expect(recordings.map(([name]) => name)).toEqual(['mistral#0', 'xai#0']);
});

test.each(recordings)('the recording %s conforms to the profile %s', async (...row) => {
  const [, vendor, recording] = row;
  expect(findingsOf(recording, await loadProfile(vendor))).toEqual([]);
});

test('without its profile a recording without a status does not conform', () => {
  const found = recordings.map(([, , recording]) => findingsOf(recording, openai));
  expect(found).toEqual([['FILE-07 body /status'], ['FILE-07 body /status']]);
});

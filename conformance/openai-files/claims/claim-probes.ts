import { validators } from '@upspec/openai-files/validators';
import { isJsonObject } from '../../json/json-object.js';
import { valueAt } from '@upspec/document/json-pointer';
import { showValue } from '../../json/show-value.js';
import type { ProbeResponse } from '../../probe-contract/probe.js';
import type { OpenAIProbe, OpenAITarget } from '../probes/openai-probe.js';
import { openai } from '../profile-format/openai.js';
import type { OpenAIProfile } from '../profile-format/openai-profile.js';
import { absenceQuestions, fileForm } from '../preflight/endpoints.js';
import { atStatus, atBody } from '../../difference/location.js';
import { statusOf, valueOf, words, type Reading } from '../../difference/reading.js';

/**
 * What a profile does not have may be absent, but the server must say so: an absent endpoint
 * responds as an unknown path, and an unsupported value is rejected, or accepted and returned.
 */
export const claimProbes: readonly OpenAIProbe[] = [
  {
    name: 'claims/absent-endpoints',
    title: 'An endpoint that the profile does not have responds as an unknown path',
    requirements: ['ROUTE-02'],
    operations: [],
    evidence: ['recording: listFiles#9'],
    skip: ({ absent }) => (absent.length > 0 ? undefined : 'the profile has every operation'),
    async run(target) {
      for (const { operation, request } of absenceQuestions(target.profile)) {
        judgeAbsence(target, operation, await target.send({ ...request, operation, want: 'any' }));
      }
    },
  },
  {
    name: 'claims/unclaimed-purposes',
    title:
      'A purpose that the profile does not have is accepted, or rejected with the error envelope',
    requirements: ['ERROR-07', 'CREATE-03'],
    operations: ['createFile'],
    evidence: ['document: the rules that each operation sets for its parameters and its body'],
    skip: (profile) =>
      unclaimed(profile).length > 0 ? undefined : 'the profile has every purpose',
    async run(target) {
      for (const purpose of unclaimed(target.profile)) {
        const response = await create(target, { purpose });
        const isAccepted = response.status < 300 && isFile(response);
        if (!isAccepted && !rejects(target, response)) continue;
        const actual = words(
          `the purpose "${purpose}", which the profile does not have, is ${isAccepted ? 'accepted' : 'rejected'}`,
        );
        target.observe(response, { requirement: 'CREATE-03', actual });
      }
    },
  },
  {
    name: 'claims/unclaimed-expiry',
    title: 'An expires_after that the profile does not have is applied, ignored or rejected',
    requirements: ['EXPIRY-01', 'ERROR-07'],
    operations: ['createFile'],
    evidence: ['document: the seconds count from created_at'],
    skip: ({ expiry }) => (expiry.files ? 'the profile has expires_after' : undefined),
    async run(target) {
      const [purpose = 'batch'] = target.profile.purposes.files;
      const { least, batchFile } = target.profile.expiry;
      const seconds = least + 60;
      const response = await create(target, { purpose, seconds });
      const returned = valueAt(response.json, '/expires_at') ?? null;
      const createdAt = Number(valueAt(response.json, '/created_at'));
      if (response.status >= 300) {
        if (!rejects(target, response)) return;
        target.observe(response, {
          requirement: 'EXPIRY-01',
          actual: words('expires_after is rejected'),
        });
      } else if (returned === null || returned === createdAt + (batchFile ?? 0)) {
        target.observe(response, {
          requirement: 'EXPIRY-01',
          actual: words('expires_after is ignored'),
        });
      } else if (returned !== createdAt + seconds) {
        target.find(response, {
          requirement: 'EXPIRY-01',
          location: atBody('/expires_at'),
          expected: words(`absent, null or created_at + ${seconds}`),
          actual: valueOf(returned),
        });
      }
    },
  },
];

/** Other missing properties of a File are reported by the schema check. */
function isFile({ json }: ProbeResponse): boolean {
  return typeof valueAt(json, '/id') === 'string' && typeof valueAt(json, '/purpose') === 'string';
}

function create(
  target: OpenAITarget,
  { purpose, seconds }: { readonly purpose: string; readonly seconds?: number },
): Promise<ProbeResponse> {
  const { multipart } = fileForm(purpose);
  const rule =
    seconds === undefined
      ? []
      : [
          { name: 'expires_after[anchor]', text: 'created_at' },
          { name: 'expires_after[seconds]', text: String(seconds) },
        ];
  const body = { multipart: [...rule, ...multipart] };
  const request = { method: 'POST', path: '/files', body };
  return target.send({ ...request, operation: 'createFile', want: 'any' });
}

function unclaimed({ purposes }: OpenAIProfile): readonly string[] {
  return openai.purposes.files.filter((purpose) => !purposes.files.includes(purpose));
}

/** Reports a response that is not a 4xx with the error envelope. */
function rejects(target: OpenAITarget, response: ProbeResponse): boolean {
  const { status } = response;
  const isRejection = status >= 400 && status < 500;
  if (isRejection && hasEnvelope(response)) return true;
  target.find(response, {
    requirement: isRejection ? 'ERROR-01' : 'ERROR-07',
    location: isRejection ? atBody() : atStatus,
    expected: words('a rejection with status 4XX and the error envelope, or a File'),
    actual: isRejection ? words(showBody(response)) : statusOf(status, `: ${showBody(response)}`),
  });
  return false;
}

function judgeAbsence(target: OpenAITarget, operation: string, response: ProbeResponse): void {
  const { status } = response;
  const isRemoved = [404, 405, 501].includes(status);
  const expected: Reading = { kind: 'status', statuses: [404, 405, 501] };
  const found = { requirement: 'ROUTE-02', expected } as const;
  if (isRemoved && hasEnvelope(response)) return;
  if (isRemoved) {
    target.find(response, {
      ...found,
      expected: words('the error envelope'),
      location: atBody(),
      actual: words(showBody(response)),
    });
  } else if (isThere(operation, response)) {
    const actual = words(
      `status ${status}: ${operation} exists, although the profile says that it does not`,
    );
    target.observe(response, { requirement: 'ROUTE-01', actual });
  } else {
    const actual = statusOf(status, `: ${showBody(response)}`);
    target.find(response, { ...found, location: atStatus, actual });
  }
}

const responses: Readonly<Record<string, string>> = {
  createFile: 'FileObject',
  createUpload: 'Upload',
  listFiles: 'FileList',
};

function isThere(operation: string, { status, json }: ProbeResponse): boolean {
  const schema = responses[operation];
  return status < 300 && schema !== undefined && validators[schema]?.(json).ok === true;
}

/** An object with a message. Its other properties are checked by the schema of errors. */
function hasEnvelope({ json }: ProbeResponse): boolean {
  const error = valueAt(json, '/error');
  return isJsonObject(error) && typeof error['message'] === 'string';
}

function showBody({ json, bytes }: ProbeResponse): string {
  if (json !== undefined) return showValue(json);
  return bytes.length === 0 ? 'no body' : showValue(bytes.toString('utf8', 0, 400));
}

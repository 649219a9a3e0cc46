import type { ContractOperation, Requirement } from '@upspec/document';
import { addCredentials } from '../../auth/add-credentials.js';
import type { AuthenticationWays, Credential } from '../../auth/credential.js';
import type { RecordedRequest } from '../../fixture-format/fixture.js';
import type { ProbeResponse } from '../../probe-contract/probe.js';
import { exampleRequest } from '../../examples/example-request.js';
import { deriveProbe } from '../derive-probe.js';
import { rule, type ProbeFamily } from '../probe-family.js';
import type { Scene } from '../scene/scene.js';

const neededRule: Requirement = rule('probe.credentials.needed', 'must', {
  text: 'A request without the credentials that the document requires, or with wrong ones, MUST be rejected',
  source:
    'OpenAPI 3.1.1, section 4.8.30: "all the schemes MUST be satisfied for a request to be authorized"',
});

const openRule: Requirement = rule('probe.credentials.not-needed', 'must', {
  text: 'A request MUST be accepted without credentials where the document requires none',
  source:
    'OpenAPI 3.1.1, section 4.8.10: "to remove a top-level security declaration, an empty array can be used"',
});

const alternativeRule: Requirement = rule('probe.credentials.alternative', 'must', {
  text: 'A request MUST be accepted with the credentials of any one of the ways to authenticate that the document declares',
  source:
    'OpenAPI 3.1.1, section 4.8.30: "only one of the Security Requirement Objects in the list needs to be satisfied to authorize the request"',
});

/** Credentials: none and wrong ones where they are required, and none where they are not. */
export const credentials: ProbeFamily = {
  name: 'credentials',
  rules: [neededRule, openRule, alternativeRule],
  select(source) {
    const { operations } = source.contract;
    const isSecured = Object.values(operations).some(needsCredentials);
    return Object.entries(operations).flatMap(([id, operation]) => {
      if (source.unreachable.has(id) || !isSecured) return [];
      const isNeeded = needsCredentials(operation);
      if (!isNeeded && operation.method !== 'GET') return [];
      return [
        deriveProbe(source, {
          family: 'credentials',
          subject: id,
          title: isNeeded
            ? `${id} rejects requests without credentials, and with wrong ones`
            : `${id} needs no credentials`,
          rules: [
            ...(isNeeded ? [neededRule] : [openRule]),
            ...(operation.security.length > 1 ? [alternativeRule] : []),
          ],
          operations: [id],
          requests: 4 + operation.security.length,
          needsKey: true,
          run: (scene) =>
            isNeeded ? sendUnauthorized(scene, id, operation) : sendOpen(scene, id, operation),
        }),
      ];
    });
  },
};

/** Whether each way to authenticate has a scheme. */
function needsCredentials({ security }: ContractOperation): boolean {
  return security.length > 0 && security.every((schemes) => schemes.length > 0);
}

async function sendUnauthorized(
  scene: Scene,
  id: string,
  operation: ContractOperation,
): Promise<void> {
  const request = exampleRequest(operation, await scene.values(id, 'full'));
  const expected = { rule: neededRule, isOpen: false } as const;
  const without = { ...request, auth: 'none' } as const;
  await scene.reject(id, without, { ...expected, reason: 'it has no credentials' });
  const wrong = { ...request, auth: 'wrong' } as const;
  await scene.reject(id, wrong, { ...expected, reason: 'its credentials are wrong' });
  const { declared = [], undeclared = new Map<string, Credential>() } =
    waysOf(scene, request) ?? {};
  for (const [scheme, credential] of undeclared) {
    const other = withCredentials(request, [credential]);
    if (other === undefined) continue;
    const reason = `it has only the credentials of ${scheme}, which its operation does not declare`;
    await scene.reject(id, other, { ...expected, reason });
  }
  // It was rejected for its credentials alone, and changed nothing that keeps it from succeeding.
  await scene.accept(id, request);
  for (const credentials of declared.slice(1)) await sendAlternative(scene, id, credentials);
}

function waysOf({ target }: Scene, request: RecordedRequest): AuthenticationWays | undefined {
  return target.profile.requests.authentication?.waysOf?.(request);
}

/** The request with these credentials alone; undefined where a cookie would carry one. */
function withCredentials(
  request: RecordedRequest,
  credentials: readonly Credential[],
): RecordedRequest | undefined {
  if (credentials.some((each) => each.in === 'cookie')) return undefined;
  const { path, headers = {} } = request;
  return { ...request, ...addCredentials({ path, headers }, credentials, 'right'), auth: 'none' };
}

/** Another declared way to authenticate than the first one, which was accepted. */
async function sendAlternative(
  scene: Scene,
  id: string,
  credentials: readonly Credential[],
): Promise<void> {
  const request = withCredentials(scene.request(id, await scene.values(id, 'full')), credentials);
  if (request === undefined) return;
  const response = await scene.send(id, request);
  // With these credentials, a client may have fewer rights: 403.
  if (response.status !== 401) return;
  reportUnauthorized(scene, response, { rule: alternativeRule, detail: ', as they are declared' });
}

async function sendOpen(scene: Scene, id: string, operation: ContractOperation): Promise<void> {
  const request = exampleRequest(operation, await scene.values(id, 'minimal'));
  const response = await scene.send(id, { ...request, auth: 'none' });
  const detail = ', as no credentials are required';
  reportUnauthorized(scene, response, { rule: openRule, detail });
}

function reportUnauthorized(
  { target }: Scene,
  response: ProbeResponse,
  { rule: { id: requirement }, detail }: { readonly rule: Requirement; readonly detail: string },
): void {
  if (response.status !== 401 && response.status !== 403) return;
  target.find(response, {
    requirement,
    location: { kind: 'status' },
    expected: { kind: 'status', statuses: ['2XX'], detail },
    actual: { kind: 'status', statuses: [response.status] },
  });
}

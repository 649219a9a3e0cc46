import type { ContractOperation, Requirement } from '@upspec/document';
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

/** Credentials: none and wrong ones where they are required, and none where they are not. */
export const credentials: ProbeFamily = {
  name: 'credentials',
  rules: [neededRule, openRule],
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
          rules: [isNeeded ? neededRule : openRule],
          operations: [id],
          requests: 4,
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
  // It was rejected for its credentials alone, and changed nothing that keeps it from succeeding.
  await scene.accept(id, request);
}

async function sendOpen(scene: Scene, id: string, operation: ContractOperation): Promise<void> {
  const request = exampleRequest(operation, await scene.values(id, 'minimal'));
  const response = await scene.send(id, { ...request, auth: 'none' });
  if (response.status !== 401 && response.status !== 403) return;
  scene.target.find(response, {
    requirement: openRule.id,
    location: { kind: 'status' },
    expected: { kind: 'status', statuses: ['2XX'], detail: ', as no credentials are required' },
    actual: { kind: 'status', statuses: [response.status] },
  });
}

import type { ContractOperation } from '@upspec/document';
import { atStatus } from '../../difference/location.js';
import { statusOf } from '../../difference/reading.js';
import { exampleRequest } from '../../examples/example-request.js';
import type { ProbeResponse } from '../../probe-contract/probe.js';
import { ConnectionError } from '../../replay/connection-error.js';
import { deriveProbe } from '../derive-probe.js';
import { serverErrorRule } from '../general-probe-rules.js';
import type { ProbeFamily, ProbeSource } from '../probe-family.js';
import type { Scene } from '../scene/scene.js';
import { framingRules } from './framing-rules.js';
import {
  longJson,
  malformedBodies,
  malformedHeads,
  malformedRequest,
  type MalformedRequest,
} from './malformed-requests.js';

/**
 * Requests that are malformed HTTP. One operation without a body and one with a body are enough, as it
 * is seldom the API itself that reads them.
 */
export const framing: ProbeFamily = {
  name: 'framing',
  rules: Object.values(framingRules),
  select(source) {
    const heads = simplest(source, ({ method }) => method === 'GET');
    const bodies = simplest(source, hasReadBody);
    const isJson = bodies?.[1].body?.kind === 'json';
    return [
      ...(heads === undefined ? [] : [{ of: heads, corpus: malformedHeads }]),
      ...(bodies === undefined
        ? []
        : [{ of: bodies, corpus: isJson ? [...malformedBodies, longJson] : malformedBodies }]),
    ].map(({ of: [id, operation], corpus }) =>
      deriveProbe(source, {
        family: 'framing',
        subject: id,
        title: `${id} rejects malformed HTTP`,
        rules: [...new Set(corpus.map((each) => each.rule))],
        operations: [id],
        requests: corpus.length + 1,
        run: (scene) => sendMalformed(scene, { id, operation }, corpus),
      }),
    );
  },
};

/** Without its body such a request can't succeed, so that a server which accepts one has read it. */
function hasReadBody({ body }: ContractOperation): boolean {
  return body?.required === true && ['json', 'form', 'multipart'].includes(body.kind);
}

/** The first operation that needs the fewest resources. */
function simplest(
  { contract, unreachable }: ProbeSource,
  isFit: (operation: ContractOperation) => boolean,
): readonly [string, ContractOperation] | undefined {
  const needs = ({ parameters }: ContractOperation): number =>
    parameters.filter((each) => each.in === 'path').length;
  return Object.entries(contract.operations)
    .filter(([id, operation]) => isFit(operation) && !unreachable.has(id))
    .toSorted(([, one], [, other]) => needs(one) - needs(other))[0];
}

async function sendMalformed(
  scene: Scene,
  { id, operation }: { readonly id: string; readonly operation: ContractOperation },
  corpus: readonly MalformedRequest[],
): Promise<void> {
  const { target } = scene;
  await scene.acceptAny(id);
  for (const malformed of corpus) {
    const request = exampleRequest(operation, await scene.values(id, 'full'));
    const raw = { ...malformedRequest(request, malformed), operation: id, want: 'any' } as const;
    const response = await target.sendRaw(raw).catch(withoutResponse);
    if (response !== undefined) judge(scene, response, malformed);
  }
}

/** A server may close the connection, or wait for what does not come. */
function withoutResponse(error: unknown): undefined {
  const isExpected =
    error instanceof ConnectionError && (error.reason === 'closed' || error.reason === 'timeout');
  if (!isExpected) throw error;
}

function judge(
  { target }: Scene,
  response: ProbeResponse,
  { rule, reason, isAcceptable = false }: MalformedRequest,
): void {
  const { status } = response;
  const isServerError = status >= 500 && ![501, 503, 505].includes(status);
  const actual = statusOf(status, `, although ${reason}`);
  if (isServerError || (status < 400 && !isAcceptable)) {
    // A rule of level `observe` is only noted.
    target.find(response, {
      requirement: isServerError ? serverErrorRule.id : rule.id,
      location: atStatus,
      expected: { kind: 'status', statuses: [400], detail: `, as ${reason}` },
      actual: rule.level === 'observe' ? actual : statusOf(status),
    });
  } else if (status >= 400 && status !== 400) {
    target.observe(response, { requirement: framingRules.other.id, actual });
  }
}

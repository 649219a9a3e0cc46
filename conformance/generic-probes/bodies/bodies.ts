import type { ContractOperation, Requirement } from '@upspec/document';
import { exampleRequest } from '../../examples/example-request.js';
import type { RecordedRequest } from '../../fixture-format/fixture.js';
import { deriveProbe } from '../derive-probe.js';
import { rule, type ProbeFamily } from '../probe-family.js';
import type { Scene } from '../scene/scene.js';
import { malformedMultipart, unclosedRule } from './malformed-multipart.js';
import { malformedRule, type WrongBody } from './wrong-body.js';

const mediaTypeRule: Requirement = rule('probe.bodies.media-type', 'must', {
  text: 'A body of a media type that the document does not declare MUST be rejected, where it declares 415',
  source:
    'RFC 9110, section 15.5.16: 415, "the content is in a format not supported by this method on the target resource"',
});

const missingRule: Requirement = rule('probe.bodies.missing', 'must', {
  text: 'A request without the body that the document requires MUST be rejected',
  source: 'OpenAPI 3.1.1, section 4.8.13: "required: Determines if the request body is required"',
});

/** Bodies of another media type, malformed ones, and none where one is required. */
export const bodies: ProbeFamily = {
  name: 'bodies',
  rules: [mediaTypeRule, malformedRule, missingRule, unclosedRule],
  select(source) {
    return Object.entries(source.contract.operations).flatMap(([id, operation]) => {
      if (operation.body === undefined || source.unreachable.has(id)) return [];
      return [
        deriveProbe(source, {
          family: 'bodies',
          subject: id,
          title: `${id} rejects malformed bodies, and those of another media type`,
          rules: [mediaTypeRule, malformedRule, missingRule],
          operations: [id],
          requests: 12,
          run: (scene) => sendWrongBodies(scene, id, operation),
        }),
      ];
    });
  },
};

async function sendWrongBodies(
  scene: Scene,
  id: string,
  operation: ContractOperation,
): Promise<void> {
  await scene.acceptAny(id);
  const request = exampleRequest(operation, await scene.values(id, 'full'));
  const schema = operation.body?.schema;
  const hasRequired =
    schema !== undefined && scene.source.judge.judge(schema, {}).kind === 'invalid';
  for (const { request: wrong, ...rejection } of wrongBodies(operation, request, hasRequired)) {
    await scene.reject(id, wrong, rejection);
  }
}

function wrongBodies(
  { body, responses }: ContractOperation,
  request: RecordedRequest,
  hasRequired: boolean,
): readonly WrongBody[] {
  const headers = request.headers ?? {};
  const type = body?.contentType ?? 'application/json';
  const text = (content: string, contentType: string): RecordedRequest => ({
    ...request,
    headers: { ...headers, 'content-type': contentType },
    body: { text: content },
  });
  const valid = request.body !== undefined && 'json' in request.body ? request.body.json : 'upspec';
  const other = text(JSON.stringify(valid), 'application/x-unheard-of');
  const reason = 'its media type is application/x-unheard-of';
  const isOpen = responses['415'] === undefined;
  return [
    { request: other, rule: mediaTypeRule, reason, isOpen },
    ...(body?.kind === 'json' ? malformed(JSON.stringify(valid)) : []).map(
      ([content, why]): WrongBody => ({
        request: text(content, type),
        rule: malformedRule,
        reason: why,
      }),
    ),
    ...(body?.kind === 'json' && body.required
      ? [{ request: text('', type), rule: missingRule, reason: 'its body is empty' }]
      : []),
    ...(body?.kind === 'form' && hasRequired
      ? [{ request: text('', type), rule: missingRule, reason: 'its form is empty' }]
      : []),
    ...malformedMultipart(body, request),
  ];
}

/** Texts that are not JSON, and what is wrong with each. */
function malformed(json: string): readonly (readonly [text: string, reason: string])[] {
  return [
    [json.slice(0, -1), 'its JSON ends too early'],
    [`${json}}`, 'something follows its JSON'],
    [json.replace(/^\{/, '{unquoted: 1, '), 'a name in its JSON has no quotation marks'],
    ['\u0000', 'its body is a null character'],
  ];
}

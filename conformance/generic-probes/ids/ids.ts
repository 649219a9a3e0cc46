import type { ContractOperation, ContractParameter, Requirement } from '@upspec/document';
import { exampleRequest, type RequestValues } from '../../examples/example-request.js';
import { resourceOf } from '../../plan/unknown-effect.js';
import { deriveProbe } from '../derive-probe.js';
import { rule, type ProbeFamily, type ProbeSource } from '../probe-family.js';
import type { Scene } from '../scene/scene.js';
import { unknownIds } from './unknown-ids.js';

const unknownRule: Requirement = rule('probe.ids.unknown', 'must', {
  text: 'A request for a resource that does not exist MUST be rejected, where the document declares it',
  source:
    'RFC 9110, section 15.5.5: 404, the server "did not find a current representation for the target resource"',
});

/** Ids that name nothing: unknown ones, those near to one that exists, and those like paths. */
export const ids: ProbeFamily = {
  name: 'ids',
  rules: [unknownRule],
  select(source) {
    return Object.entries(source.contract.operations).flatMap(([id, operation]) => {
      const parameter = idParameter(source, operation);
      const isSent = !source.unreachable.has(id) && !isCreator(source, id, parameter);
      if (parameter === undefined || !isSent) return [];
      return [
        deriveProbe(source, {
          family: 'ids',
          subject: id,
          title: `${id} rejects ids that name nothing`,
          rules: [unknownRule],
          operations: [id],
          requests: 14,
          run: (scene) => sendUnknown(scene, { id, operation, parameter }),
        }),
      ];
    });
  },
};

/** The last path parameter that holds the id of a resource. */
function idParameter(
  { contract }: ProbeSource,
  operation: ContractOperation,
): ContractParameter | undefined {
  return operation.parameters.findLast(
    (each) => resourceOf(each, operation, contract) !== undefined,
  );
}

/** Whether the client chooses the id, so that an unknown one creates a resource. */
function isCreator(
  { contract }: ProbeSource,
  id: string,
  parameter: ContractParameter | undefined,
): boolean {
  return Object.values(contract.resources).some(({ creators }) =>
    creators.some(
      (each) =>
        each.operation === id && each.id.in === 'parameter' && each.id.name === parameter?.name,
    ),
  );
}

interface Identified {
  readonly id: string;
  readonly operation: ContractOperation;
  readonly parameter: ContractParameter;
}

async function sendUnknown(scene: Scene, { id, operation, parameter }: Identified): Promise<void> {
  const { book } = scene.source;
  const values = await scene.values(id, 'full');
  const known = values.parameters.find(({ name }) => name === parameter.name)?.value;
  const isDeclared =
    operation.responses['404'] !== undefined || operation.responses['410'] !== undefined;
  const isOpen = !isDeclared && operation.responses['4XX'] === undefined;
  for (const { value, reason } of unknownIds(
    { book, schema: parameter.schema },
    parameter,
    known,
  )) {
    const request = exampleRequest(operation, withId(values, parameter, value));
    await scene.reject(id, request, { rule: unknownRule, reason, isOpen });
  }
  // The same request with the id that exists succeeds: the ids were the reason.
  await scene.accept(id, exampleRequest(operation, values));
}

function withId(
  values: RequestValues,
  { name }: ContractParameter,
  value: string | number,
): RequestValues {
  const parameters = values.parameters.map((each) =>
    each.in === 'path' && each.name === name ? { ...each, value } : each,
  );
  return { ...values, parameters };
}

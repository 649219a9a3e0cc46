import { valueAt } from '@upspec/document/json-pointer';
import type { RequestValues } from '../../examples/example-request.js';
import { ProbeEnded } from '../../probe-contract/probe.js';
import { isScalar } from '../../replay/bindings.js';
import { lastSegment } from '../../replay/created-resources.js';
import type { PlannedResource } from '../resource-plan.js';
import type { Instance } from './scene.js';

/** A resource from the request that created it and its response. @throws {ProbeEnded} if that has no id */
export function instanceOf(
  planned: PlannedResource,
  created: Pick<Instance, 'sent' | 'response'>,
): Instance {
  const { name, creator, parameter } = planned;
  const id = idOf(planned, created);
  if (!isScalar(id)) throw new ProbeEnded(`the response to ${creator.operation} has no id`);
  const own = parameter === undefined ? {} : { [parameter]: id };
  const parameters = { ...pathValues(created.sent), ...own };
  return { resource: name, id: idValue(id), parameters, ...created };
}

function idValue(id: string | number | boolean): string | number {
  return typeof id === 'boolean' ? String(id) : id;
}

function idOf(
  { creator }: PlannedResource,
  { sent, response }: Pick<Instance, 'sent' | 'response'>,
): unknown {
  const { id } = creator;
  switch (id.in) {
    case 'body':
      return valueAt(response.json, id.pointer);
    case 'header':
      return lastSegment(response.headers[id.name.toLowerCase()]);
    case 'parameter':
      return sent.parameters.find(({ name }) => name === id.name)?.value;
    case 'request':
      return valueAt(sent.body, id.pointer);
    default:
      return id satisfies never;
  }
}

function pathValues({ parameters }: RequestValues): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    parameters.filter((each) => each.in === 'path').map(({ name, value }) => [name, value]),
  );
}

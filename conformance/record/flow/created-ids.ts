import type { ResourceCreator } from '@upspec/document';
import { valueAt } from '@upspec/document/json-pointer';
import type { Described } from '../../contract/described.js';
import type { Capture } from '../capture/capture.js';
import { jsonOf } from '../capture/json-of.js';
import type { FoundOperation } from './operation-index.js';
import { idOfLink, sentAs } from './request-ids.js';
import type { FoundId } from './visit-ids.js';

/** An id that a response says is that of a new resource, and where it says so. */
export interface CreatedId extends FoundId {
  readonly location: ResourceCreator['id'];
}

/** The resources that a successful request and its response create, by the creators of the contract. */
export function createdIds(
  { resources }: Described,
  capture: Capture,
  found: FoundOperation,
): readonly CreatedId[] {
  return Object.entries(resources).flatMap(([resource, { creators }]) =>
    creators
      .filter(({ operation }) => operation === found.id)
      .flatMap(({ id: location }): CreatedId[] => {
        const value = isUpdate(capture, found, location)
          ? undefined
          : valueOf(capture, found, location);
        return isId(value) ? [{ resource, value, location }] : [];
      }),
  );
}

/**
 * RFC 9110, section 9.3.4: "If the target resource does not have a current representation and the PUT
 * successfully creates one, then the origin server MUST inform the user agent by sending a 201".
 */
function isUpdate(
  { status }: Capture,
  { operation }: FoundOperation,
  location: ResourceCreator['id'],
): boolean {
  return operation.method === 'PUT' && location.in === 'parameter' && status !== 201;
}

function valueOf(
  capture: Capture,
  found: FoundOperation,
  location: ResourceCreator['id'],
): unknown {
  if (location.in === 'body') return valueAt(jsonOf(capture.response), location.pointer);
  if (location.in === 'header') {
    return idOfLink(capture.responseHeaders[location.name.toLowerCase()] ?? '');
  }
  if (location.in === 'request') return valueAt(jsonOf(capture.request), location.pointer);
  const { name } = location;
  const inPath = found.parameters.find((each) => each.name === name)?.text;
  const parameter = found.operation.parameters.find((each) => each.name === name);
  return inPath ?? (parameter === undefined ? undefined : sentAs(capture, parameter)[0]);
}

function isId(value: unknown): value is string | number {
  return (typeof value === 'string' && value !== '') || typeof value === 'number';
}

import { valueAt } from '@upspec/document/json-pointer';
import type { Exchange } from '../fixture-format/fixture.js';
import { lastSegment } from '../replay/created-resources.js';
import { liveOf, type Bindings } from '../replay/bindings.js';
import { isSuccess, type ExchangeFacts } from './exchange-facts.js';
import { statusNumber } from '../fixture-format/status-number.js';

/** Whether later requests would need an id that the live response did not give. */
export function hasUnboundIds(
  { operation, response }: Exchange,
  bindings: Bindings,
  { contract, declared }: ExchangeFacts,
): boolean {
  const { body } = response;
  if (!isSuccess(statusNumber(response.status)) || declared?.content?.schema === undefined)
    return false;
  const json = body !== undefined && 'json' in body ? body.json : undefined;
  return Object.entries(contract.described.resources).some(([resource, { creators, retriever }]) =>
    [
      ...creators.filter((each) => each.operation === operation).map(({ id }) => id),
      ...(retriever === operation ? [{ in: 'body' as const, pointer: '/id' }] : []),
    ].some((id) => {
      const recorded =
        id.in === 'body'
          ? valueAt(json, id.pointer)
          : id.in === 'header'
            ? lastSegment(response.headers?.[id.name.toLowerCase()])
            : undefined;
      return (
        (typeof recorded === 'string' || typeof recorded === 'number') &&
        liveOf(bindings, resource, recorded) === undefined
      );
    }),
  );
}

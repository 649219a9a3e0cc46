import type { Contract } from '../../contract.js';
import { valueOf, words } from '../../difference/reading.js';
import type { ClientViolation } from '../judge/client-violation.js';
import type { CalledOperation, RequestFacts } from '../judge/request-facts.js';
import type { KnownObjects } from './known-objects.js';
import { referencesIn } from './references-in.js';

/** Judges a request by what the server assigned before it. */
export function judgeOrder(facts: RequestFacts, known: KnownObjects): readonly ClientViolation[] {
  const { called, contract } = facts;
  if (called === undefined) return [];
  const ended = judgeEnded(called, contract, known);
  return ended.length > 0 ? ended : judgeReferences(facts, called, known);
}

/**
 * A creation below an object that was ended, or a change of it. To read or remove it once more is
 * allowed: the response says what became of it.
 */
function judgeEnded(
  { id: operation, parameters }: CalledOperation,
  { described }: Contract,
  known: KnownObjects,
): readonly ClientViolation[] {
  const changes = Object.entries(described.resources).some(
    ([, { creators, ends }]) =>
      creators.some((each) => each.operation === operation) ||
      ends.some((each) => each.operation === operation),
  );
  if (!changes) return [];
  return parameters.flatMap(({ parameter, text }): readonly ClientViolation[] => {
    const { resource } = parameter.value;
    const ended = resource === undefined ? undefined : known.find(resource, text)?.ended;
    // To end it in the same way again does not change it; what the server responds, the document says.
    if (ended === undefined || ended.operation === operation) return [];
    return [
      {
        requirement: 'client.order.ended',
        location: { kind: 'request', aspect: 'path' },
        expected: words(`an object that no request has ended yet`),
        actual: words(`${text}, which request ${ended.ordinal} (${ended.operation}) ended`),
      },
    ];
  });
}

/** The ids in a body: the server assigned them, and to the same object above. */
function judgeReferences(
  { contract, request }: RequestFacts,
  called: CalledOperation,
  known: KnownObjects,
): readonly ClientViolation[] {
  return referencesIn(contract.described, called, request).flatMap(
    ({ pointer, resource, id }): readonly ClientViolation[] => {
      const location = { kind: 'request-body', pointer } as const;
      const object = known.find(resource, id);
      if (object === undefined) {
        if (known.wasSeen(id)) return [];
        return [
          {
            requirement: 'client.order.unknown-id',
            location,
            expected: words(`an id of ${resource} that a response of the server had`),
            actual: valueOf(id),
          },
        ];
      }
      const above = called.parameters.map(({ text }) => text);
      if (object.parent === undefined || above.includes(object.parent)) return [];
      // Below an object that does not exist, the response says that.
      if (!above.some((each) => known.wasSeen(each))) return [];
      return [
        {
          requirement: 'client.order.foreign',
          location,
          expected: words(`an id of ${resource} that belongs to ${above.at(-1) ?? ''}`),
          actual: valueOf(id, `, which belongs to ${object.parent}`),
        },
      ];
    },
  );
}

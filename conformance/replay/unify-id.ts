import { valueOf, words } from '../difference/reading.js';
import { bindId, isScalar, scopeOf } from './bindings.js';
import { sentId } from './sent-ids.js';
import { addMismatch, type RuledPair, type Walk, type WalkPosition } from './walk.js';

/** An id is bound when it is first seen, unless the request names it; later it must be the same. */
export function unifyId(
  walk: Walk,
  { rule, recorded, live }: RuledPair,
  position: WalkPosition,
): void {
  if (!isScalar(recorded) || !isScalar(live)) return;
  const scope = walk.own.get(position.pointer) ?? scopeOf(rule, position.location);
  const sent = sentId(walk.sent, scope, recorded);
  if (sent !== undefined) {
    if (sent !== String(live)) {
      addMismatch(walk, position, {
        expected: valueOf(typeof recorded === 'number' ? Number(sent) : sent),
        actual: valueOf(live),
      });
    }
    return;
  }
  const outcome = bindId(walk.bindings, { scope, recorded, live });
  if (outcome.ok) {
    walk.bindings = outcome.bindings;
    return;
  }
  const expected =
    'bound' in outcome ? valueOf(outcome.bound) : words('an id that no other object has');
  addMismatch(walk, position, { expected, actual: valueOf(live) });
}

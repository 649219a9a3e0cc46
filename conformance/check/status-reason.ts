import type { WireRequest } from '../replay/build-request.js';
import { isRejection, isSuccess, type ExchangeFacts } from './exchange-facts.js';
import type { PackChecks } from './pack-checks.js';

/**
 * The locations that a status of another class than the recorded one is attributed to, where the pack
 * knows the reason; undefined where it does not.
 */
export function statusReason(
  facts: ExchangeFacts,
  sent: WireRequest,
  checks: Pick<PackChecks, 'isRejectable' | 'errorLocations'>,
): readonly string[] | undefined {
  const { status } = facts.received;
  if (isRejection(status)) return checks.isRejectable?.(sent);
  return isSuccess(status) ? checks.errorLocations?.(facts) : undefined;
}

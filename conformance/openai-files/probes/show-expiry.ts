import { showValue } from '../../json/show-value.js';
import { isMoment } from '../../replay/moment.js';
import { distanceTo } from '../../replay/unify-time.js';

/** A moment by its distance from the creation, where both are moments: `created_at + 60 (1795720934)`. */
export function showExpiry(told: unknown, created: unknown): string {
  if (typeof told !== 'number' || !isMoment(created)) return showValue(told);
  return `${distanceTo({ name: 'created_at' }, told - created)} (${told})`;
}

import { words } from '../model/names.js';

const ELAPSED = new Set(['uptime', 'duration', 'elapsed', 'took', 'latency']);
/** Words of settings, which do not change by themselves. */
const SETTINGS = new Set([
  'max',
  'min',
  'maximum',
  'minimum',
  'limit',
  'timeout',
  'interval',
  'ttl',
]);
const COUNTERS = new Set(['count', 'counter', 'total', 'served', 'handled', 'processed']);
const COUNTED = new Set(['request', 'requests', 'call', 'calls']);

/** Why a number of this name differs in each run: `uptime`, `took_ms`, `requestCount`. */
export function runningReason(name: string): string | undefined {
  const parts = words(name);
  const has = (known: ReadonlySet<string>): boolean => parts.some((word) => known.has(word));
  if (has(SETTINGS)) return undefined;
  if (parts.at(-1) === 'ms' || has(ELAPSED)) return 'it is named as a time that passed';
  return has(COUNTERS) && has(COUNTED) ? 'it is named as a counter of requests' : undefined;
}

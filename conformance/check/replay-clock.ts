import type { ReplayClock } from '../replay/walk.js';
import type { ExchangeFacts } from './exchange-facts.js';
import { parseLinks } from './parse-links.js';
import type { WireRequest } from '../replay/build-request.js';

/** When a response was received, and to which request. */
export interface Replayed {
  /** Seconds since the fixture began. */
  readonly elapsed: number;
  /** The request as it was sent. */
  readonly sent: WireRequest;
}

/** What a comparison with the recording knows besides its bindings. */
export function clockOf(
  { contract, recorded, received }: ExchangeFacts,
  { elapsed, sent }: Replayed,
): ReplayClock {
  return {
    described: contract.described,
    elapsed,
    operation: recorded.operation,
    request: { recorded: recorded.request.path, live: sent.path },
    hasNextLink: parseLinks(received.headers['link'] ?? '').some(({ rel }) => rel === 'next'),
    fits: (schema, value) => contract.schemas.judge(schema, value).kind === 'valid',
  };
}

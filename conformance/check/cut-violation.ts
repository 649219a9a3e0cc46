import { atBody } from '../difference/location.js';
import { words } from '../difference/reading.js';
import type { ExchangeFacts } from './exchange-facts.js';
import type { Violation } from './violation.js';

/** The violation of a body that ended too early, or never. */
export function cutViolation({ recorded, received, declared }: ExchangeFacts): Violation {
  return {
    location: atBody(),
    expected: words('a body that ends'),
    actual: words(
      received.brokenOff
        ? `${received.bytes.length} bytes, and then the connection ended`
        : `more than ${received.bytes.length} bytes`,
    ),
    locations: declared === undefined ? [] : [`${recorded.operation}.${declared.status}`],
  };
}

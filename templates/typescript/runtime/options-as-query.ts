import { InvalidInputError } from './errors.js';
import type { RequestOptions } from './request-options.js';

/** The options of a call that may take the place of its query. */
export type OptionsAsQuery = Pick<RequestOptions, (typeof accepted)[number]>;

const accepted = ['headers', 'maxRetries', 'query', 'signal', 'timeout'] as const;

/** The query and the options of a call. */
export interface QueryAndOptions<Query> {
  readonly query: Query | undefined;
  readonly options: RequestOptions | undefined;
}

/**
 * Separates the query of a call from options in its place: `list({ signal })` for
 * `list({}, { signal })`. Properties that are undefined do not count.
 *
 * @param names - Those of the parameters in the query, which are not options.
 * @throws InvalidInputError where both are in one object, or options are passed twice.
 */
export function queryAndOptions<Query extends object>(
  given: Query | OptionsAsQuery | null | undefined,
  options: RequestOptions | undefined,
  names: readonly string[],
): QueryAndOptions<Query> {
  if (given === undefined || given === null) return { query: undefined, options };
  const present = Object.entries(given).filter(([, value]) => value !== undefined);
  const found = present.filter(
    ([name]) => accepted.some((each) => each === name) && !names.includes(name),
  );
  if (isQuery(given, found.length === 0)) return { query: given, options };
  if (options === undefined && found.length === present.length) {
    return { query: undefined, options: given };
  }
  throw new InvalidInputError(
    'query',
    'it has options of the call; pass the query and the options as two arguments',
  );
}

/** The type of a value without options is that of the query. */
function isQuery<Query extends object>(
  given: Query | OptionsAsQuery,
  hasNoOptions: boolean,
): given is Query {
  return hasNoOptions;
}

import { isJsonObject, type JsonObject } from '../load/json.js';
import { itemsOf, textOf } from './context.js';
import { camelCase } from './names.js';

/** An option of one API's clients whose value is sent as a header. */
export interface ClientOption {
  /** Its name in a program: `team`. */
  readonly name: string;
  /** The header: `Depot-Team`. */
  readonly header: string;
  /** The environment variable that replaces it: `DEPOT_TEAM`; absent where there is none. */
  readonly environment?: string;
  /** Its meaning in a few words. */
  readonly description: string;
}

/** The options that every client has, so that no further one can have their names. */
const OWN_OPTIONS: ReadonlySet<string> = new Set([
  'apiKey',
  'baseURL',
  'baseUrl',
  'maxRetries',
  'timeout',
  'defaultHeaders',
  'defaultQuery',
  'fetch',
  'fetchOptions',
  'initialRetryDelay',
  'maxRetryDelay',
  'format',
  'formatError',
  'transform',
  'transformError',
  'rawOutput',
  'trustedStdin',
  'debug',
  'help',
  'version',
]);

/** A header's name is a token (RFC 9110, section 5.1). */
const HEADER = /^[!#$%&'*+\-.^_`|~\w]+$/;

/**
 * Reads `x-upspec-client-options` of a document's `info`: a list of objects with `name`, `header`,
 * and optionally `environment` and `description`. An entry that is not valid is left out.
 */
export function buildClientOptions(info: JsonObject): readonly ClientOption[] {
  const options = itemsOf(info['x-upspec-client-options']).flatMap((item) => {
    if (!isJsonObject(item)) return [];
    const name = camelCase(textOf(item['name']));
    const header = textOf(item['header']);
    const environment = textOf(item['environment']);
    if (textOf(item['name']) === '' || !HEADER.test(header) || OWN_OPTIONS.has(name)) return [];
    return [
      {
        name,
        header,
        ...(/^\w+$/.test(environment) && { environment }),
        description: textOf(item['description']) || `the header ${header}`,
      },
    ];
  });
  return [...new Map(options.map((option) => [option.name, option])).values()];
}

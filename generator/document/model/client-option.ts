import { isJsonObject, type Json, type JsonObject } from '../load/json.js';
import { type BuildContext, itemsOf, textOf } from './context.js';
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
 * and optionally `environment` and `description`. Warns of each entry that can't be used.
 */
export function buildClientOptions(
  context: BuildContext,
  info: JsonObject,
): readonly ClientOption[] {
  const byName = new Map<string, ClientOption>();
  itemsOf(info['x-upspec-client-options']).forEach((item, index) => {
    const option = optionOf(item);
    if (option !== undefined && !byName.has(option.name)) {
      byName.set(option.name, option);
      return;
    }
    context.warn(
      `#/info/x-upspec-client-options/${String(index)}`,
      'this option of clients is not used; expected a name that no other option has, and the name of a header',
    );
  });
  return [...byName.values()];
}

function optionOf(item: Json): ClientOption | undefined {
  if (!isJsonObject(item)) return undefined;
  const name = camelCase(textOf(item['name']));
  const header = textOf(item['header']);
  const environment = textOf(item['environment']);
  if (textOf(item['name']) === '' || !HEADER.test(header) || OWN_OPTIONS.has(name))
    return undefined;
  return {
    name,
    header,
    ...(/^\w+$/.test(environment) && { environment }),
    description: textOf(item['description']) || `the header ${header}`,
  };
}

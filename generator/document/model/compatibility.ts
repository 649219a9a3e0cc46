import { isJsonObject, type Json, type JsonObject } from '../load/json.js';
import { type BuildContext, itemsOf, textOf } from './context.js';

/** The keyword of a document's `info`. */
const KEYWORD = 'x-upspec-compatibility';

/** What the clients of an API have in common with a library that programs used before. */
export interface Compatibility {
  /** The header that has the number of earlier attempts: `X-Depot-Retries`. */
  readonly retryCountHeader?: string;
  /** Whether a browser may have a client only if its options allow it. */
  readonly guardsBrowser: boolean;
  /** Whether the options of a call may take the place of its optional query. */
  readonly optionsAsQuery: boolean;
  /** Further clients, for other providers of the same API. */
  readonly variants: readonly ClientVariant[];
}

/** A client for another provider of the same API. */
export interface ClientVariant {
  /** Its class: `DepotOnPremises`. */
  readonly name: string;
  /** The type of its options: `DepotOnPremisesOptions`. */
  readonly optionsName: string;
  readonly description: string;
  /** The header that has the key, without a scheme, and the variable that replaces the option. */
  readonly key: { readonly header: string; readonly environment: string };
  /** The option for a function that returns bearer tokens, used in place of the key. */
  readonly tokenOption?: string;
  /** The option for the provider's own URL, and the path of the API below it. */
  readonly endpoint: {
    readonly option: string;
    readonly environment: string;
    readonly path: string;
  };
  /** Options that are sent with each request as query parameters, and are required. */
  readonly query: readonly VariantQuery[];
  /** Options that are accepted and kept as a property of the client: its calls do not need them. */
  readonly unused: readonly { readonly option: string; readonly property: string }[];
}

/** An option that is sent as a query parameter. */
export interface VariantQuery {
  readonly name: string;
  readonly option: string;
  readonly environment: string;
}

/** A header's name is a token (RFC 9110, section 5.1). */
const HEADER = /^[!#$%&'*+\-.^_`|~\w]+$/;
const IDENTIFIER = /^[A-Za-z_$][\w$]*$/;

/**
 * Reads `x-upspec-compatibility` of a document's `info`, and warns of each entry that can't be used.
 *
 * @param taken The names that no variant can have.
 */
export function buildCompatibility(
  context: BuildContext,
  info: JsonObject,
  taken: readonly string[],
): Compatibility {
  const none = { guardsBrowser: false, optionsAsQuery: false, variants: [] };
  const value = info[KEYWORD];
  if (value === undefined) return none;
  const warn = (at: string, expected: string): void => {
    context.warn(`#/info/${KEYWORD}${at}`, `this value is not used; expected ${expected}`);
  };
  if (!isJsonObject(value)) {
    warn('', 'an object');
    return none;
  }
  const { retryCountHeader } = value;
  const flag = (name: string): boolean => {
    const given = value[name];
    if (given !== undefined && typeof given !== 'boolean') warn(`/${name}`, 'true or false');
    return given === true;
  };
  const hasHeader = typeof retryCountHeader === 'string' && HEADER.test(retryCountHeader);
  if (retryCountHeader !== undefined && !hasHeader) warn('/retryCountHeader', "a header's name");
  const names = new Set(taken);
  const variants = itemsOf(value['variants']).flatMap((item, index) => {
    const variant = variantOf(item);
    if (variant !== undefined && !names.has(variant.name) && !names.has(variant.optionsName)) {
      names.add(variant.name).add(variant.optionsName);
      return [variant];
    }
    warn(`/variants/${String(index)}`, 'a name that is free, key and endpoint');
    return [];
  });
  return {
    ...(hasHeader && { retryCountHeader }),
    guardsBrowser: flag('guardsBrowser'),
    optionsAsQuery: flag('optionsAsQuery'),
    variants,
  };
}

function variantOf(item: Json): ClientVariant | undefined {
  if (!isJsonObject(item)) return undefined;
  const name = identifier(item['name']);
  const key = partOf(item['key']);
  const endpoint = partOf(item['endpoint']);
  const header = textOf(key['header']);
  const option = identifier(endpoint['option']);
  if (name === undefined || option === undefined || !HEADER.test(header)) return undefined;
  const tokenOption = identifier(item['tokenOption']);
  return {
    name,
    optionsName: identifier(item['optionsName']) ?? `${name}Options`,
    description: textOf(item['description']),
    key: { header, environment: textOf(key['environment']) },
    ...(tokenOption !== undefined && { tokenOption }),
    endpoint: {
      option,
      environment: textOf(endpoint['environment']),
      path: textOf(endpoint['path']),
    },
    query: itemsOf(item['query']).map(partOf).flatMap(queryOf),
    unused: itemsOf(item['unused']).map(partOf).flatMap(unusedOf),
  };
}

function queryOf(item: JsonObject): readonly VariantQuery[] {
  const option = identifier(item['option']);
  const name = textOf(item['name']);
  if (option === undefined || name === '') return [];
  return [{ name, option, environment: textOf(item['environment']) }];
}

function unusedOf(item: JsonObject): ClientVariant['unused'] {
  const option = identifier(item['option']);
  if (option === undefined) return [];
  return [{ option, property: identifier(item['property']) ?? option }];
}

function partOf(value: Json | undefined): JsonObject {
  return isJsonObject(value) ? value : {};
}

function identifier(value: Json | undefined): string | undefined {
  return typeof value === 'string' && IDENTIFIER.test(value) ? value : undefined;
}

// https://spec.openapis.org/oas/v3.1.1.html#server-object and #server-variable-object
import { isJsonObject, type Json, type JsonObject } from './json.js';

const VARIABLE = /\{([^{}]+)\}/g;

/** The names of the variables in a server's URL: `https://{region}.example` has `region`. */
export function serverVariables(url: string): readonly string[] {
  return [...url.matchAll(VARIABLE)].map(([, name = '']) => name);
}

/**
 * The URL of a server with the default of each variable, "which SHALL be sent if an alternate value
 * is not supplied". A variable without a default stays as it is.
 */
export function serverURL(server: Json | undefined): string {
  const url = isJsonObject(server) ? server['url'] : undefined;
  if (!isJsonObject(server) || typeof url !== 'string') return '';
  const variables = isJsonObject(server['variables']) ? server['variables'] : {};
  return url
    .trim()
    .replaceAll(VARIABLE, (whole, name: string) => defaultOf(variables, name) ?? whole);
}

/** Whether a client can send requests to a URL: it is absolute, and all its variables are known. */
export function isBaseURL(url: string): boolean {
  return serverVariables(url).length === 0 && /^https?:\/\//i.test(url) && URL.canParse(url);
}

function defaultOf(variables: JsonObject, name: string): string | undefined {
  const variable = Object.hasOwn(variables, name) ? variables[name] : undefined;
  const value = isJsonObject(variable) ? variable['default'] : undefined;
  return typeof value === 'string' ? value : undefined;
}

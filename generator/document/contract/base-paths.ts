import { isJsonObject, type JsonObject } from '../load/json.js';
import { serverURL, serverVariables } from '../load/server-url.js';

/** More servers than these are not looked at. */
const mostServers = 20;

/**
 * The paths below which the servers of a document serve its API, in its order and without a trailing
 * slash: `/api/v3`. A server whose URL has an unknown variable, and one without a path, adds none.
 *
 * OpenAPI 3.1.1, section 4.8.5: "This URL supports Server Variables and MAY be relative".
 */
export function basePaths({ servers }: JsonObject): readonly string[] {
  const listed = Array.isArray(servers) ? servers.slice(0, mostServers) : [];
  const paths = listed.flatMap((server) => {
    if (!isJsonObject(server)) return [];
    const url = serverURL(server);
    if (serverVariables(url).length > 0 || !URL.canParse(url, anyHost)) return [];
    return [new URL(url, anyHost).pathname.replace(/\/+$/, '')];
  });
  return [...new Set(paths)].filter((path) => path !== '');
}

/** What a relative URL is resolved against; RFC 2606, section 2 reserves the name. */
const anyHost = 'https://any.invalid/';

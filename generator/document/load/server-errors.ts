import type { LintError, DocumentLocation } from './lint-error.js';
import { isJsonObject, type Json, type JsonObject } from './json.js';
import { isBaseURL, serverURL, serverVariables } from './server-url.js';
import { suggest } from './suggest.js';

/** Finds undefined variables in server URLs. */
export function findServerErrors(
  root: JsonObject,
  location: (pointer: string) => DocumentLocation,
): readonly LintError[] {
  return serversOf(root).flatMap((server, index) =>
    findVariableErrors(server, () => location(`#/servers/${String(index)}/url`)),
  );
}

/** Warns where the document does not say to which host clients send their requests. */
export function findServerWarnings(
  root: JsonObject,
  location: (pointer: string) => DocumentLocation,
): readonly LintError[] {
  const servers = serversOf(root);
  const url = serverURL(servers[0]);
  if (isBaseURL(url)) return [];
  const message =
    servers.length === 0
      ? 'the document has no server'
      : `server URL "${url}" is not an absolute http or https URL`;
  return [
    {
      severity: 'warning',
      location: location(servers.length === 0 ? '#/' : '#/servers/0/url'),
      message: `${message}, so generated clients need a baseURL`,
      suggestion: 'add an absolute URL as the first server, or pass baseURL to each client',
    },
  ];
}

function serversOf(root: JsonObject): readonly Json[] {
  const { servers } = root;
  return Array.isArray(servers) ? (servers as readonly Json[]) : [];
}

function findVariableErrors(server: Json, location: () => DocumentLocation): readonly LintError[] {
  if (!isJsonObject(server) || typeof server['url'] !== 'string') return [];
  const defined = isJsonObject(server['variables']) ? Object.keys(server['variables']) : [];
  return serverVariables(server['url'])
    .filter((name) => !defined.includes(name))
    .map((name) => {
      const near = suggest(name, defined);
      return {
        severity: 'error',
        location: location(),
        message: `server variable "${name}" is not defined`,
        suggestion:
          near === undefined ? `define it in variables, with a default` : `did you mean "${near}"?`,
      };
    });
}

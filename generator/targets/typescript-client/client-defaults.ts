import type { Model } from '@upspec/document';
import { literal } from '../literal.js';
import { packageVersion } from '../package-version.js';
import { credentialDefaults, hasCredentials, serverDefault } from './client-options.js';

/** The source of the runtime's `ClientDefaults`. */
export function defaultsSource(model: Model): string {
  const server = hasVariables(model) ? [`server: serverURL(${literal(serverDefault(model))})`] : [];
  const keys = needsKeySupport(model) ? ['keys: severalKeys'] : [];
  const parts = [...server, ...keys];
  const plain = literal(defaultsOf(model));
  return parts.length === 0 ? plain : plain.replace(/\n\}$/, `,\n${parts.join(',\n')}\n}`);
}

/** Whether the URL of the server has variables. */
export function hasVariables({ server }: Model): boolean {
  return (server?.variables.length ?? 0) > 0;
}

/** Whether keys are sent elsewhere than in one header. */
export function needsKeySupport(model: Model): boolean {
  const { credential } = model.authentication;
  return hasCredentials(model) || credential.in !== 'header' || credential.scheme === 'Basic';
}

function defaultsOf(model: Model): object {
  const { environmentPrefix: prefix, baseURL, authentication, clientOptions } = model;
  const { credential, isRequired } = authentication;
  const { retryCountHeader, guardsBrowser } = model.compatibility;
  return {
    ...(baseURL !== '' && { baseURL }),
    environment: {
      apiKey: `${prefix}_API_KEY`,
      baseURL: `${prefix}_BASE_URL`,
      log: `${prefix}_LOG`,
      headers: `${prefix}_CUSTOM_HEADERS`,
    },
    userAgent: `${productName(model)}/JS ${packageVersion(model)}`,
    ...(retryCountHeader !== undefined && { retryCountHeader }),
    ...(guardsBrowser && { guardsBrowser }),
    ...(isRequired && { requiresKey: true }),
    ...(credential.scheme !== 'Bearer' && { credential }),
    ...credentialDefaults(model),
    ...(clientOptions.length > 0 && {
      headers: clientOptions.map(({ name, header, environment }) => ({
        name,
        header,
        ...(environment !== undefined && { environment }),
      })),
    }),
  };
}

/** "product = token ["/" product-version]" (RFC 9110, section 10.1.5): ASCII only. */
function productName({ clientName }: Model): string {
  return /^[\w.-]+$/.test(clientName) ? clientName : 'Client';
}

import { kebabCase, type Model } from '@upspec/document';
import { shownText } from './shown-text.js';

/** A global flag of one API's CLI. */
export interface OwnGlobal {
  /** Without its dashes: `team`. */
  readonly flag: string;
  /** The name of the option, the security scheme, or the variable. */
  readonly option: string;
  readonly environment?: string;
  readonly description: string;
}

/** The global flags of this API: its clients' options, its security schemes, its server's variables. */
export function ownGlobals(model: Model): readonly OwnGlobal[] {
  return [...optionGlobals(model), ...credentialGlobals(model), ...serverGlobals(model)];
}

export function optionGlobals({ clientOptions }: Model): readonly OwnGlobal[] {
  return clientOptions.map(({ name, environment, description }) => ({
    flag: kebabCase(name),
    option: name,
    ...(environment !== undefined && { environment }),
    description: shownText(description),
  }));
}

/** `--auth-basic <user:password>`, where there are several schemes; else `--api-key` is enough. */
export function credentialGlobals({ schemes }: Model): readonly OwnGlobal[] {
  if (schemes.length < 2) return [];
  return schemes.map(({ name, kind, credential, environment }) => ({
    flag: `auth-${kebabCase(name)}`,
    option: name,
    environment,
    description: shownText(
      `the ${credential.scheme === 'Basic' ? 'user:password' : 'key'} of the security scheme ${name} (${kind})`,
    ),
  }));
}

/** `--server-region <value>`, for each variable of the server's URL. */
export function serverGlobals({ server }: Model): readonly OwnGlobal[] {
  return (server?.variables ?? []).map(({ name, default: value, values }) => {
    const choices = values.length === 0 ? '' : `one of ${values.join(', ')}; `;
    return {
      flag: `server-${kebabCase(name)}`,
      option: name,
      description: shownText(`the variable ${name} of the server (${choices}default: ${value})`),
    };
  });
}

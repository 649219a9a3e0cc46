import type { OptionalKind, PropertySignatureStructure } from 'ts-morph';
import type { ClientScheme, Model } from '@upspec/document';
import { tsdoc } from '../print-source.js';

type Property = OptionalKind<PropertySignatureStructure>;

/** The options of this API's clients, beside those of every client. */
export function ownOptions(model: Model): readonly Property[] {
  return [...headerOptions(model), ...credentialOptions(model), ...serverOptions(model)];
}

function headerOptions({ clientOptions }: Model): readonly Property[] {
  return clientOptions.map(({ name, description, header }) => ({
    name: JSON.stringify(name),
    isReadonly: true,
    hasQuestionToken: true,
    type: 'string | null | undefined',
    docs: [tsdoc(`${sentence(description)} Sent as the header \`${header}\`; null sends none.`)],
  }));
}

/** Whether a client needs more than one key: several schemes, or a user with a password. */
export function hasCredentials({ schemes }: Model): boolean {
  return schemes.length > 1 || schemes.some(({ credential }) => credential.scheme === 'Basic');
}

function credentialOptions(model: Model): readonly Property[] {
  if (!hasCredentials(model)) return [];
  const each = model.schemes.map(
    (scheme) =>
      `/** ${comment(about(scheme))} */\nreadonly ${JSON.stringify(scheme.name)}?: CredentialOption | undefined`,
  );
  return [
    {
      name: 'credentials',
      isReadonly: true,
      hasQuestionToken: true,
      type: `{\n${each.join(';\n')};\n} | undefined`,
      docs: [
        tsdoc(
          'The credentials by security scheme. Each call sends those that it needs; `apiKey` is used for a scheme without one that is sent in the same way.',
        ),
      ],
    },
  ];
}

function about({ kind, environment, description }: ClientScheme): string {
  const text = description === '' ? sentence(kind) : sentence(description);
  return `${text} From the environment: \`${environment}\`.`;
}

function comment(text: string): string {
  return text.replaceAll('*/', '*\\/');
}

function serverOptions({ server }: Model): readonly Property[] {
  if (server === undefined || server.variables.length === 0) return [];
  const each = server.variables.map(({ name, values }) => {
    const type =
      values.length === 0 ? 'string' : values.map((value) => JSON.stringify(value)).join(' | ');
    return `readonly ${JSON.stringify(name)}?: ${type} | undefined`;
  });
  return [
    {
      name: 'serverVariables',
      isReadonly: true,
      hasQuestionToken: true,
      type: `{ ${each.join('; ')} } | undefined`,
      docs: [tsdoc(`The variables of the base URL, \`${server.template}\`.`)],
    },
  ];
}

/** The runtime's defaults of security, where there is more than one key. */
export function credentialDefaults(model: Model): object {
  const { schemes, security } = model;
  const isOpen = security?.every(({ length }) => length === 0) ?? false;
  if (!hasCredentials(model)) return isOpen && schemes.length > 0 ? { security } : {};
  return {
    schemes: schemes.map(({ name, credential, environment }) => ({
      name,
      credential,
      environment,
    })),
    ...(security !== undefined && { security }),
  };
}

/** The runtime's server whose URL has variables. */
export function serverDefault({ server }: Model): object | undefined {
  return (
    server && {
      url: server.template,
      variables: server.variables.map(({ name, default: value, values }) => ({
        name,
        default: value,
        ...(values.length > 0 && { values }),
      })),
    }
  );
}

function sentence(text: string): string {
  const trimmed = text.replaceAll(/\s+/g, ' ').replace(/\.$/, '');
  return `${trimmed.charAt(0).toUpperCase()}${trimmed.slice(1)}.`;
}

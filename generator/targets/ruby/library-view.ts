import { type ClientOption, type Credential, isJsonObject, type Model } from '@upspec/document';
import { packageVersion } from '../package-version.js';
import { alternativesCode } from './call-parts.js';
import { oneLine } from './comment.js';
import type { ModelView } from './model-view.js';
import { accessor, type AccessorView, type ResourceView } from './resource-view.js';
import { rubyString } from './ruby-literal.js';
import { clientVariable, gemName, propertyName, moduleName } from './ruby-names.js';
import type { TypeWriter } from './ruby-type.js';
import { runtimeRequires } from './runtime-files.js';

/** The gem as a whole: its file, its client, its package. */
export interface LibraryView {
  readonly gem: string;
  /** A second name by which programs may require the gem; empty where there is none. */
  readonly shim: string;
  readonly module: string;
  readonly title: string;
  readonly summary: string;
  readonly version: string;
  /** The homepage of the document; empty where it has none. */
  readonly homepage: string;
  /** A variable for the client: `pet_store`. */
  readonly client: string;
  readonly options: readonly OptionView[];
  /** The names of the options, for a sentence; empty where there is none. */
  readonly optionNames: string;
  /** Ruby code: the security schemes, each on a line of its own. */
  readonly schemes: readonly string[];
  /** Ruby code: the names of the schemes of all calls. */
  readonly alternatives: string;
  /** Ruby code: the name of the scheme whose key is `api_key`. */
  readonly keyScheme: string;
  /** Ruby code: the keys of the other schemes, from the environment. */
  readonly otherKeys: readonly string[];
  /** Whether there are other schemes than that of `api_key`. */
  readonly hasCredentials: boolean;
  /** The names of all schemes, for a sentence. */
  readonly schemeNames: string;
  /** Ruby code: the environment variable of the key, where each call needs one. */
  readonly requiredKey: string;
  /** Whether the server's URL has variables. */
  readonly hasServerVariables: boolean;
  /** The names of the variables, for a sentence. */
  readonly serverVariables: string;
  /** Whether a call has a server of its own. */
  readonly hasOwnServers: boolean;
  /** The prefix of the environment variables: `PET_STORE`. */
  readonly prefix: string;
  /** Ruby code: the URL, or the error for a client without one. */
  readonly baseUrl: string;
  readonly resources: readonly AccessorView[];
  /** Each call with its arguments, for the README. */
  readonly calls: readonly string[];
  /** The calls that send a large file in parts, without their arguments. */
  readonly uploads: readonly string[];
  readonly requires: readonly string[];
  /** Models that are below the gem's module too, as the official library has them. */
  readonly aliases: readonly string[];
}

/** An option of this API's clients that is sent as a header. */
interface OptionView {
  readonly name: string;
  /** Ruby code: the name of its header. */
  readonly header: string;
  /** Ruby code: its value where it is not given. */
  readonly fallback: string;
  /** The environment variable that replaces it; empty where there is none. */
  readonly variable: string;
  readonly description: string;
}

/** Constants that the gem's module uses; an alias with such a name would hide them. */
const OWN: ReadonlySet<string> = new Set(
  `Array ArgumentError Class Client Comparable ConditionVariable Digest EOFError ENV Encoding EncodingError
  Enumerable Enumerator Errno Error Errors Exception FalseClass File FilePart Float Hash IO IOError Integer
  Internal JSON Kernel Models Module Mutex Net NilClass Numeric OMIT Object ObjectSpace OpenSSL Pathname
  Proc Process Random Resources SecureRandom Set SocketError StandardError String StringIO Struct
  Symbol SystemCallError Thread Time Timeout TrueClass URI UploadProgress
  VERSION Zlib`.split(/\s+/),
);

/** Builds what the templates need to write the parts above models and resources. */
export function libraryView(
  types: TypeWriter,
  models: readonly ModelView[],
  resources: readonly ResourceView[],
): LibraryView {
  const { model } = types;
  const gem = gemName(model);
  const title = oneLine(model.title) || moduleName(model);
  return {
    gem,
    shim: model.gemShim ?? '',
    module: moduleName(model),
    title,
    summary: rubyString(title),
    version: packageVersion(model),
    homepage: homepageOf(model),
    client: clientVariable(model),
    options: model.clientOptions.map(optionView),
    optionNames: model.clientOptions.map(({ name }) => `\`${propertyName(name)}\``).join(' or '),
    ...securityView(model),
    hasServerVariables: hasVariables(model),
    serverVariables: (model.server?.variables ?? []).map(({ name }) => `\`${name}\``).join(', '),
    hasOwnServers: model.operations.some(({ server }) => server !== undefined),
    prefix: model.environmentPrefix,
    baseUrl: baseURLOf(model),
    resources: model.resources.map((resource) => accessor(resource, moduleName(model))),
    calls: resources.flatMap(({ dotted, methods }) =>
      methods.map(
        ({ name, signature }) =>
          `${clientVariable(model)}.${dotted}.${name}(${signature.join(', ')})`,
      ),
    ),
    uploads: resources.flatMap(({ dotted, uploadRules }) =>
      uploadRules.map(({ method }) => `${clientVariable(model)}.${dotted}.${method}`),
    ),
    requires: [
      ...runtimeRequires(model).map((file) => `${gem}/${file}`),
      ...models.map(({ file }) => `${gem}/models/${file}`),
      ...resources.map(({ file }) => `${gem}/resources/${file}`),
      `${gem}/client`,
    ],
    aliases: models.map(({ constant }) => constant).filter((constant) => !OWN.has(constant)),
  };
}

function baseURLOf(model: Model): string {
  const { baseURL, environmentPrefix, server } = model;
  if (hasVariables(model)) {
    const rules = (server?.variables ?? []).map(({ name, default: value, values }) => {
      const allowed = values.length === 0 ? '' : `, values: [${values.map(rubyString).join(', ')}]`;
      return `${rubyString(name)} => { default: ${rubyString(value)}${allowed} }`;
    });
    return `Internal::Settings.server(${rubyString(server?.template ?? '')}, { ${rules.join(', ')} }, server_variables)`;
  }
  if (baseURL !== '') return rubyString(baseURL);
  const problem = `is missing: set the environment variable ${environmentPrefix}_BASE_URL, or pass the option base_url to the client`;
  return `raise(Errors::InvalidInputError.new("base_url", ${rubyString(problem)}))`;
}

/** Whether the client's URL has variables that a caller can set. */
function hasVariables({ baseURL, server }: Model): boolean {
  return baseURL !== '' && server !== undefined && server.variables.length > 0;
}

function optionView({ name, header, environment = '', description }: ClientOption): OptionView {
  const fallback =
    environment === '' ? 'nil' : `Internal::Settings.environment(${rubyString(environment)})`;
  return {
    name: propertyName(name),
    header: rubyString(header.toLowerCase()),
    fallback,
    variable: environment,
    description: oneLine(description),
  };
}

type SecurityView = Pick<
  LibraryView,
  | 'schemes'
  | 'alternatives'
  | 'keyScheme'
  | 'otherKeys'
  | 'hasCredentials'
  | 'schemeNames'
  | 'requiredKey'
>;

/** A document without a scheme that clients can send has an optional bearer token. */
function securityView(model: Model): SecurityView {
  const { authentication, environmentPrefix, schemes, security } = model;
  const { credential, isRequired, scheme: chosen = 'api_key' } = authentication;
  const known = schemes.length === 0 ? [{ name: chosen, credential }] : schemes;
  return {
    schemes: known.map(
      (scheme) =>
        `${rubyString(scheme.name)} => Internal::Credential.new(${credentialOf(scheme.credential)})`,
    ),
    alternatives: alternativesCode(security ?? [[chosen]]),
    keyScheme: rubyString(chosen),
    otherKeys: schemes
      .filter(({ name }) => name !== chosen)
      .map(
        ({ name, environment }) =>
          `${rubyString(name)} => Internal::Settings.environment(${rubyString(environment)})`,
      ),
    hasCredentials: known.length > 1,
    schemeNames: schemes
      .map(({ name, environment }) => `\`${name}\` (\`${environment}\`)`)
      .join(', '),
    requiredKey: isRequired ? rubyString(`${environmentPrefix}_API_KEY`) : 'nil',
  };
}

function credentialOf({ in: location, name, scheme }: Credential): string {
  return [
    ...(location === 'header' ? [] : [`place: :${location}`]),
    ...(name === 'authorization' ? [] : [`name: ${rubyString(name)}`]),
    ...(scheme === undefined ? [] : [`scheme: ${rubyString(scheme)}`]),
  ].join(', ');
}

function homepageOf({ document }: Model): string {
  const info = isJsonObject(document['info']) ? document['info'] : {};
  const url = [document['externalDocs'], info['contact']]
    .map((each) => (isJsonObject(each) ? each['url'] : undefined))
    .find((each) => typeof each === 'string' && /^https?:\/\//.test(each));
  return typeof url === 'string' ? rubyString(url) : '';
}

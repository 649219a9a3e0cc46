import { basename, isAbsolute } from 'node:path';
import { isJsonObject, type JsonObject } from '../load/json.js';
import { escapeToken } from '../load/json-pointer.js';
import { isBaseURL, serverURL } from '../load/server-url.js';
import type { LoadedDocument } from '../load/load.js';
import { buildOperation } from './build-operation.js';
import { buildAuthentication } from './authentication.js';
import { buildChunkedUploads } from './chunked-upload.js';
import { buildClientOptions } from './client-option.js';
import { BuildContext, entriesOf, itemsOf, textOf } from './context.js';
import { explicitDocument } from './explicit/explicit-document.js';
import { buildGuides } from './guide.js';
import { nameSchemas } from './name-schemas.js';
import type { SchemaLookup } from './fields-of.js';
import { readInfoNames } from './info-names.js';
import type { Model } from './model.js';
import { type NameStyle, nameStyleOf } from './name-style.js';
import { clientNameOfTitle, environmentPrefix, pascalCase, shortened } from './names.js';
import { HTTP_METHODS, type Operation } from './operation.js';
import type { LoadedRequirement } from '../load/requirements.js';
import { buildResources } from './resource.js';
import { noteKeywords } from './note-keywords.js';
import { RESERVED_CLASS_NAMES, RESERVED_CLIENT_NAMES } from './reserved-names.js';
import { schemaLookup } from './schema-lookup.js';
import { alternativesOf, buildSchemes } from './security.js';
import { serverOf } from './server.js';
import { separateIds } from './separate-ids.js';
import { separateNames } from './separate-names.js';

/** How a model is built. */
export interface ModelOptions {
  /** How calls are named; by default as the document says, or else by `operationId`. */
  readonly names?: NameStyle | undefined;
}

/** Builds the model of a document: all names are chosen here, and none later. */
export function buildModel(
  document: LoadedDocument,
  requirements: readonly LoadedRequirement[] = [],
  options: ModelOptions = {},
): Model {
  const context = new BuildContext(document);
  const info = isJsonObject(document.root['info']) ? document.root['info'] : {};
  const explicit = explicitDocument(document.root);
  const { schemas, lifted } = nameSchemas(context, explicit);
  const lookup = schemaLookup({ schemas });
  const operations = separateNames(
    separateIds(buildOperations(context, lookup, options.names ?? nameStyleOf(context, info))),
    (operation, message) => {
      context.warn(operation.pointer, message);
    },
  );
  noteKeywords(context);
  noteWebhooks(context);
  const security = alternativesOf(context, {
    value: document.root['security'],
    pointer: '#/security',
  });
  const server = serverOf([{ value: document.root }]);
  const title = clientTitleOf(info);
  const clientName = RESERVED_CLIENT_NAMES.has(title) ? `${title}Client` : title;
  const errorName = errorNameOf(clientName);
  return {
    source: sourceName(document.file),
    overlays: (document.overlays ?? []).map(sourceName),
    title: textOf(info['title']),
    clientName,
    errorName,
    environmentPrefix: environmentPrefix(title),
    ...readInfoNames(context, info),
    authentication: buildAuthentication(context),
    schemes: buildSchemes(context, environmentPrefix(title)),
    ...(security !== undefined && { security }),
    ...(server !== undefined && { server }),
    clientOptions: buildClientOptions(context, info),
    baseURL: baseURLOf(document.root),
    operations,
    chunkedUploads: buildChunkedUploads(context, operations, lookup),
    resources: buildResources(operations, [clientName, errorName]),
    schemas,
    lifted,
    requirements,
    guides: buildGuides(context, info),
    unsupported: context.unsupported,
    warnings: context.warnings,
    root: document.root,
    document: explicit.document,
  };
}

function buildOperations(
  context: BuildContext,
  lookup: SchemaLookup,
  names: NameStyle,
): readonly Operation[] {
  return entriesOf(context.document.root['paths']).flatMap(([path, item]) => {
    const pathItem = context.resolve(item, `#/paths/${escapeToken(path)}`);
    if (pathItem === undefined || !path.startsWith('/')) return [];
    return HTTP_METHODS.filter((method) => pathItem.value[method] !== undefined)
      .sort((a, b) => orderIn(pathItem.value, a) - orderIn(pathItem.value, b))
      .flatMap((httpMethod) => {
        const node = context.resolve(
          pathItem.value[httpMethod],
          `${pathItem.pointer}/${httpMethod}`,
        );
        return node === undefined
          ? []
          : [buildOperation(context, { path, httpMethod, pathItem, node, names }, lookup)];
      });
  });
}

function orderIn(object: JsonObject, key: string): number {
  return Object.keys(object).indexOf(key);
}

function noteWebhooks(context: BuildContext): void {
  for (const [name] of entriesOf(context.document.root['webhooks'])) {
    context.note(
      `#/webhooks/${escapeToken(name)}`,
      `webhook ${name} has types but no call: a server sends it`,
    );
  }
}

/**
 * The same on every machine: a path within the project is kept, any other becomes its file name.
 */
function sourceName(file: string): string {
  const path = file.replaceAll('\\', '/').replaceAll(/[\r\n\u2028\u2029]/g, ' ');
  return isAbsolute(file) || path.startsWith('../') ? basename(path) : path.replace(/^\.\//, '');
}

function clientTitleOf(info: JsonObject): string {
  const own = info['x-upspec-client'];
  if (typeof own === 'string') return pascalCase(own);
  return shortened(clientNameOfTitle(textOf(info['title'])));
}

/** `PetStoreError`; `NotFoundClientError` where the runtime has a `NotFoundError`. */
function errorNameOf(clientName: string): string {
  const name = `${clientName}Error`;
  return RESERVED_CLASS_NAMES.includes(name) ? `${clientName}ClientError` : name;
}

function baseURLOf(root: JsonObject): string {
  const url = serverURL(itemsOf(root['servers'])[0]);
  return isBaseURL(url) ? url.replace(/\/+$/, '') : '';
}

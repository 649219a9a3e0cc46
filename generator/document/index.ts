// The public entry of `@upspec/document`.
export { InvalidDocumentError, UnreadableDocumentError } from './load/errors.js';
export {
  formatError,
  sortErrors,
  type LintError,
  type DocumentLocation,
} from './load/lint-error.js';
export { componentName } from './load/component-name.js';
export { isJsonObject, type Json, type JsonObject } from './load/json.js';
export type { LeftOutOperation } from './load/repair-document.js';
export { loadDocument, type LoadedDocument, type LoadOptions } from './load/load.js';
export { loadRequirements } from './load/requirements.js';
export { findResourceErrors, RESOURCE_KEYWORD } from './load/resource-keyword.js';
export { findServerWarnings } from './load/server-errors.js';
export { type Selection, SelectionError, selectOperations } from './select/select-operations.js';
export { suggest } from './load/suggest.js';
export { lint, type LintOptions } from './lint.js';
export { defineConfig, type CheckConfig, type Config } from './config/config.js';
export { ConfigError } from './config/config-error.js';
export { isTargetModule } from './config/is-target-module.js';
export { loadConfig } from './config/load-config.js';
export type * from './contract/contract-body.js';
export type { ContractPaging } from './contract/contract-paging.js';
export * from './contract/contract.js';
export type * from './contract/contract-example.js';
export type * from './contract/contract-resource.js';
export { buildContract } from './contract/build-contract.js';
export { ContractError, readContract } from './contract/read-contract.js';
export type { Authentication, Credential } from './model/authentication.js';
export { isBinaryType } from './model/build-schema.js';
export { buildModel, type ModelOptions } from './model/build-model.js';
export type { ChunkedUpload } from './model/chunked-upload.js';
export type { ClientOption } from './model/client-option.js';
export type { ClientVariant, Compatibility } from './model/compatibility.js';
export type { CodeSample } from './model/code-sample.js';
export type { Example, ExampleResponse } from './model/example.js';
export { mapSchemas } from './model/explicit/map-schemas.js';
export { OMITTED } from './model/explicit/request-forms.js';
export { fieldsOf, formOf, type SchemaLookup } from './model/fields-of.js';
export { fileName } from './model/file-names.js';
export type { Guide } from './model/guide.js';
export { INHERITED_NAMES } from './model/inherited-names.js';
export type { Model, NamedSchema } from './model/model.js';
export { NAME_STYLES, type NameStyle } from './model/name-style.js';
export { asciiText, camelCase, kebabCase, pascalCase, singular, words } from './model/names.js';
export type {
  Body,
  BodyContent,
  Operation,
  Page,
  Part,
  PartHeader,
  PartStyle,
  Response,
  ResponseContent,
  ResponseHeader,
} from './model/operation.js';
export type { Parameter } from './model/parameter.js';
export {
  cookiesName,
  headersName,
  paramsName,
  queryName,
  responsesName,
  type Resource,
} from './model/resource.js';
export type { Alternatives, ClientScheme } from './model/security.js';
export type { Server, ServerVariable } from './model/server.js';
export { isMediaRange } from './model/body-kind.js';
export { requestPath } from './model/request-path.js';
export { mainSuccess, successesOf } from './model/successes.js';
export { templatePattern } from './model/template-pattern.js';
export { sampleValue } from './model/sample-value.js';
export { documentSchemas, schemaLookup } from './model/schema-lookup.js';
export type { ConstraintKeyword, Field, Schema } from './model/schema.js';
export { linkedId, toJsonSchema, toLinkedSchema } from './model/to-json-schema.js';
export { formatUnsupported, type Unsupported } from './model/unsupported.js';

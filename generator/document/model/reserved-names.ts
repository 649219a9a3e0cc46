/** What a generated client exports beside its own class and its resources. */
const RUNTIME = [
  ...['APIClient', 'APIConnectionError', 'APIConnectionTimeoutError', 'APIError', 'APIPromise'],
  ...['APIResource', 'APIUserAbortError', 'AuthenticationError', 'BadRequestError'],
  ...['BodyReadError', 'ClientOptions', 'ConflictError', 'CursorPage', 'FilePartInput'],
  ...['InternalServerError', 'InvalidInputError', 'NamedFileInput', 'NotFoundError'],
  ...['OpenAIError', 'PagePromise', 'PagingError', 'PartRule', 'PermissionDeniedError'],
  ...['RateLimitError', 'RequestOptions', 'StreamFile', 'UnprocessableEntityError'],
];

/** Names that mean something else where a resource's class is declared. */
export const RESERVED_CLASS_NAMES: readonly string[] = [
  ...['Error', 'Map', 'NonNullable', 'Object', 'Omit', 'Promise', 'Response', 'Set', 'Type'],
  ...RUNTIME,
];

/** Names that a program which imports the client is likely to need in their usual meaning. */
export const RESERVED_CLIENT_NAMES: ReadonlySet<string> = new Set([
  ...RESERVED_CLASS_NAMES,
  ...['Array', 'ArrayBuffer', 'Blob', 'Boolean', 'Buffer', 'CommandDefinition', 'Date', 'Event'],
  ...['File', 'FormData', 'Function', 'Headers', 'Infinity', 'JSON', 'Math', 'NaN', 'Number'],
  ...['Proxy', 'Record', 'Reflect', 'RegExp', 'Request', 'String', 'Symbol', 'URL', 'WeakMap'],
  ...['WeakSet', 'Uint8Array', 'URLSearchParams', 'BigInt', 'AbortController', 'AbortSignal'],
]);

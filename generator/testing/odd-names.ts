/** Names that every object inherits. */
export function inheritedNames(): readonly string[] {
  return Object.getOwnPropertyNames(Object.prototype);
}

/** Reserved words of a generated language, its runtime or a file system. */
export function reservedWords(): readonly string[] {
  return [
    'with',
    'class',
    'await',
    'arguments',
    'eval',
    'this',
    'new',
    'in',
    'undefined',
    'yield',
    'options',
    'query',
    'body',
    'path',
    'then',
    'end',
    'self',
    'nil',
    'send',
    'con',
    'nul',
  ];
}

/** Names that types of the platform or of the runtimes have. */
export function typeNames(): readonly string[] {
  return [
    'Error',
    'Map',
    'Promise',
    'File',
    'Blob',
    'Response',
    'Record',
    'Omit',
    'WithRequired',
    'APIPromise',
    'RequestOptions',
    'ValidationError',
    'Internal',
    'Client',
    'String',
    'Hash',
  ];
}

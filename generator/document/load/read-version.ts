import { isTree, type Deviation, type Tree } from './structure/deviation.js';

/** A version of the standard that is read. */
export type SpecVersion = '2.0' | '3.0' | '3.1' | '3.2';

/** The version of a document, and how it was read where it is not written as it should be. */
export interface ReadVersion {
  readonly version: SpecVersion;
  readonly warning?: Pick<Deviation, 'message' | 'suggestion'>;
}

/** Why a document can't be read. */
export interface UnknownVersion {
  readonly version: undefined;
  readonly message: string;
  readonly suggestion: string;
}

const COMPLETE = { '2.0': '2.0', '3.0': '3.0.4', '3.1': '3.1.1', '3.2': '3.2.0' } as const;

/** Reads `openapi` or `swagger`, and completes it: linters know only three-part versions. */
export function readVersion(root: unknown): ReadVersion | UnknownVersion {
  if (!isTree(root)) {
    return { version: undefined, message: 'this is not an OpenAPI document', suggestion: READ };
  }
  const keyword =
    root['openapi'] === undefined && root['swagger'] !== undefined ? 'swagger' : 'openapi';
  const declared = root[keyword];
  const version = versionOf(keyword, declared);
  if (version === undefined)
    return { version, message: describe(root, declared), suggestion: READ };
  const complete = COMPLETE[version];
  if (typeof declared === 'string' && isComplete(keyword, declared)) return { version };
  root[keyword] = complete;
  const written = JSON.stringify(declared);
  if (typeof declared === 'number') {
    return {
      version,
      warning: {
        message: `"${keyword}" is the number ${written}, read as "${complete}"`,
        suggestion: `write "${complete}"`,
      },
    };
  }
  return {
    version,
    warning: {
      message: `"${keyword}" is ${written}, read as "${complete}"`,
      suggestion: `write "${complete}"`,
    },
  };
}

/** The pointer of the keyword that says the version. */
export function versionPointer(root: unknown): string {
  if (!isTree(root)) return '#/';
  return (
    ['openapi', 'swagger']
      .filter((keyword) => root[keyword] !== undefined)
      .map((keyword) => `#/${keyword}`)[0] ?? '#/'
  );
}

const READ = 'OpenAPI 3.0, 3.1, 3.2 and Swagger 2.0 are supported';

function isComplete(keyword: string, declared: string): boolean {
  return keyword === 'swagger' ? declared === '2.0' : /^3\.[0-2]\.\d/.test(declared);
}

function versionOf(keyword: string, declared: unknown): SpecVersion | undefined {
  if (typeof declared !== 'string' && typeof declared !== 'number') return undefined;
  const text = String(declared).trim().replace(/^v/i, '');
  if (keyword === 'swagger') return /^2(?:\.0)*$/.test(text) ? '2.0' : undefined;
  // YAML reads 3.0 as the number 3.
  if (text === '3') return '3.0';
  if (text === '2' || text === '2.0') return undefined;
  const found = /^3\.([0-2])(?:\.|-|$)/.exec(text)?.[1];
  return found === undefined ? undefined : (`3.${found}` as SpecVersion);
}

function describe(root: Tree, declared: unknown): string {
  if (root['overlay'] !== undefined) {
    return 'this is an OpenAPI Overlay, which is applied to a document by --overlay FILE';
  }
  if (root['asyncapi'] !== undefined) return 'this is an AsyncAPI document';
  if (root['openapi'] === undefined && root['swagger'] === undefined)
    return 'the document has no "openapi" field';
  const standard = root['openapi'] === undefined ? 'Swagger' : 'OpenAPI';
  return `the document is ${standard} ${typeof declared === 'string' ? declared : JSON.stringify(declared)}`;
}

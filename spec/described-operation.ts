import { isYamlObject, type YamlObject } from './read-yaml.js';
import { pointerTo } from '@upspec/document/json-pointer';
import { objectAt, resolveRef } from './resolve-pointer.js';

/** An operation with its location in the document. */
export interface DescribedOperation {
  readonly id: string;
  /** As in the document: `get`. */
  readonly method: string;
  readonly path: string;
  /** A JSON pointer to the operation. */
  readonly pointer: string;
  /** Those of the path and of the operation, with `$ref` resolved. */
  readonly parameters: readonly YamlObject[];
  readonly operation: YamlObject;
}

const methods = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace'];

/** Returns every operation in the order of the document. */
export function describedOperations(document: YamlObject): readonly DescribedOperation[] {
  return Object.entries(objectAt(document, '/paths')).flatMap(([path, item]) => {
    if (!isYamlObject(item)) return [];
    return methods.flatMap((method) => {
      const operation = item[method];
      if (!isYamlObject(operation)) return [];
      const parameters = [...listOf(item['parameters']), ...listOf(operation['parameters'])]
        .map((parameter) => resolveRef(document, parameter))
        .filter(isYamlObject);
      const pointer = `${pointerTo('/paths', path)}/${method}`;
      return [
        { id: String(operation['operationId']), method, path, pointer, parameters, operation },
      ];
    });
  });
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** Returns the response that is declared for a status, or else for its range. */
export function declaredResponse(
  document: YamlObject,
  { pointer }: DescribedOperation,
  status: number,
): { readonly status: string; readonly response: YamlObject } | undefined {
  const responses = objectAt(document, `${pointer}/responses`);
  const declared = [String(status), `${Math.floor(status / 100)}XX`].find(
    (key) => responses[key] !== undefined,
  );
  if (declared === undefined) return undefined;
  const response = resolveRef(document, responses[declared]);
  return isYamlObject(response) ? { status: declared, response } : undefined;
}

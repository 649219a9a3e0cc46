import { pointerTo } from '@upspec/document/json-pointer';
import { describedOperations, type DescribedOperation } from './described-operation.js';
import { normalForm } from './normal-form.js';
import { isYamlObject, type YamlObject } from './read-yaml.js';
import { objectAt, resolveRef } from './resolve-pointer.js';

/** One location where two documents have different rules. */
export interface DocumentDifference {
  /** By the names of the first document: `/components/schemas/Upload/required`. */
  readonly pointer: string;
  /** Undefined if the first document has no value at this location. */
  readonly here: unknown;
  readonly there: unknown;
}

export interface Compared {
  readonly here: YamlObject;
  readonly there: YamlObject;
  /** From the second document's names of component schemas to the first's: `OpenAIFile: FileObject`. */
  readonly names: Readonly<Record<string, string>>;
}

/**
 * Compares the operations that the first document has, field by field: parameters, request bodies,
 * responses, security and the component schemas below them. Prose, tags, examples and extensions
 * are not compared. If both have a `$ref` to the same component, it is followed once, under the
 * component's own pointer. Any other `$ref` is resolved in its location.
 */
export function compareDocuments(compared: Compared): readonly DocumentDifference[] {
  const there = new Map(describedOperations(compared.there).map((found) => [found.id, found]));
  const operations = describedOperations(compared.here).flatMap((operation) =>
    compareOperations(compared, operation, there.get(operation.id)),
  );
  return [...operations, ...compareComponents(compared)].sort((a, b) =>
    a.pointer < b.pointer ? -1 : 1,
  );
}

function compareOperations(
  compared: Compared,
  here: DescribedOperation,
  there: DescribedOperation | undefined,
): readonly DocumentDifference[] {
  if (there === undefined) return [{ pointer: here.pointer, here: here.id, there: undefined }];
  return compareValues(compared, here.pointer, {
    here: bindingParts(compared.here, here),
    there: bindingParts(compared.there, there),
  });
}

/** The parts of an operation that are rules: parameters by location and name, security by the scheme that it requires. */
function bindingParts(document: YamlObject, described: DescribedOperation): YamlObject {
  const { operation, parameters, method, path } = described;
  const security = operation['security'] ?? document['security'];
  return {
    address: `${method} ${path}`,
    parameters: Object.fromEntries(
      parameters.map((parameter) => {
        const { in: location, name, ...rest } = parameter;
        const isRequired = rest['required'] === true;
        return [
          `${String(location)}.${String(name)}`,
          normalForm({ ...rest, required: isRequired }),
        ];
      }),
    ),
    requestBody: normalForm(resolveRef(document, operation['requestBody'])),
    responses: Object.fromEntries(
      Object.entries(objectAt(operation, '/responses')).map(([status, response]) => [
        status,
        normalForm(resolveRef(document, response)),
      ]),
    ),
    security: Array.isArray(security) ? security.map((one) => schemesOf(document, one)) : [],
  };
}

function schemesOf(document: YamlObject, requirement: unknown): unknown {
  const names = isYamlObject(requirement) ? Object.keys(requirement) : [];
  return names.map((name) => normalForm(objectAt(document, `/components/securitySchemes/${name}`)));
}

function compareComponents(compared: Compared): readonly DocumentDifference[] {
  const there = new Map(
    Object.entries(objectAt(compared.there, '/components/schemas')).map(([name, schema]) => [
      compared.names[name] ?? name,
      schema,
    ]),
  );
  return Object.entries(objectAt(compared.here, '/components/schemas')).flatMap(([name, schema]) =>
    compareValues(compared, pointerTo('/components/schemas', name), {
      here: normalForm(schema),
      there: normalForm(there.get(name)),
    }),
  );
}

interface Sides {
  readonly here: unknown;
  readonly there: unknown;
}

function compareValues(
  compared: Compared,
  pointer: string,
  sides: Sides,
): readonly DocumentDifference[] {
  const { here, there } = leadToSame(compared, sides)
    ? { here: undefined, there: undefined }
    : resolveSides(compared, sides);
  if (isYamlObject(here) && isYamlObject(there)) {
    const keys = [...new Set([...Object.keys(here), ...Object.keys(there)])];
    return keys.flatMap((key) =>
      compareValues(compared, pointerTo(pointer, key), {
        here: here[key],
        there: there[key],
      }),
    );
  }
  return JSON.stringify(here) === JSON.stringify(there) ? [] : [{ pointer, here, there }];
}

function leadToSame({ names }: Compared, { here, there }: Sides): boolean {
  const [left, right] = [refName(here), refName(there)];
  return left !== undefined && right !== undefined && left === (names[right] ?? right);
}

function refName(value: unknown): string | undefined {
  if (!isYamlObject(value) || typeof value['$ref'] !== 'string') return undefined;
  return Object.keys(value).length === 1 ? value['$ref'].split('/').at(-1) : undefined;
}

function resolveSides(compared: Compared, { here, there }: Sides): Sides {
  return { here: withoutRef(compared.here, here), there: withoutRef(compared.there, there) };
}

function withoutRef(document: YamlObject, value: unknown): unknown {
  const isRef = isYamlObject(value) && typeof value['$ref'] === 'string';
  return isRef ? normalForm(resolveRef(document, value)) : value;
}

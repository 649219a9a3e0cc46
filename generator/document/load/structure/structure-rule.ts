// What a document must look like, by the types of the standard that the linter has.
import type { NormalizedNodeType, Oas3Rule } from '@redocly/openapi-core';
import { checkCollectionFormat } from './collection-format.js';
import { checkContainer, fitsNode } from './containers.js';
import { isReference, isTree, kindOf, type Deviations, type Tree } from './deviation.js';
import { checkMissing, checkOneOf, type Owner } from './missing.js';
import { checkNames } from './names.js';
import { checkNewerKeywords } from './newer-keywords.js';
import { checkNullable } from './nullable.js';
import { checkOperationId } from './operation-ids.js';
import { checkPathItem } from './path-parameters.js';
import { checkScalar } from './scalars.js';
import { checkSchema } from './schemas.js';
import { readAs, type NodeLocation, type Slot } from './slot.js';
import { rejectUncheckedKeywords } from './unchecked-keywords.js';
import { checkUnknown } from './unknown-properties.js';

/** A node of the document, as the linter visits it. */
interface Visited {
  readonly type: NormalizedNodeType;
  readonly location: NodeLocation;
  readonly rawNode: unknown;
  readonly rawLocation: NodeLocation;
  readonly key: string | number;
  readonly parent: unknown;
  readonly specVersion: string;
  resolve(reference: { $ref: string }): { readonly node?: unknown };
}

type ValueType = NormalizedNodeType['additionalProperties'];

/** Where the rule collects what it finds; one for each run. */
export function checkStructure(deviations: Deviations): Oas3Rule {
  return () => {
    const operationIds = new Map<string, unknown>();
    return {
      ref: {
        enter: (node, { type, location, specVersion }) => {
          const schema = { node: node as unknown as Tree, type: type.name, location, specVersion };
          checkNullable(deviations, schema);
        },
      },
      any: {
        enter: (node: unknown, context) => {
          const { type } = context;
          if (type.name === 'SpecExtension' || type.name === 'scalar') return;
          if (!fitsNode(node, type)) {
            context.ignoreNextVisitorsOnNode();
            checkTarget(deviations, node, context);
            return;
          }
          if (Array.isArray(node)) checkItems(deviations, node, context);
          if (!isTree(node)) return;
          checkObject(deviations, node, context);
          if (type.name === 'Operation')
            checkOperationId(deviations, { node, ...locationOf(context) }, operationIds);
        },
      },
    };
  };
}

function locationOf({ location, rawLocation }: Visited): Pick<Visited, 'location' | 'rawLocation'> {
  return { location, rawLocation };
}

/** Reports the root, or the target of a reference, that has the wrong kind. */
function checkTarget(deviations: Deviations, node: unknown, context: Visited): void {
  const { type, rawNode, rawLocation } = context;
  if (!isReference(rawNode) && type.name !== 'Root') return;
  // A boolean is a schema, and is replaced at its location.
  if (type.name === 'Schema' && typeof node === 'boolean') return;
  if (isReference(rawNode) && type.items !== undefined && isTree(node)) {
    readAsItem(deviations, rawNode, context);
    return;
  }
  const subject = isReference(rawNode) ? `$ref "${rawNode.$ref}" leads to` : 'the document is';
  deviations.found.push({
    severity: 'error',
    location: rawLocation,
    message: `${subject} ${kindOf(node)}, not ${type.items === undefined ? 'an object' : 'an array'} (${type.name})`,
  });
}

/** A reference to one item, where there should be an array of them: `allOf: {$ref: …}`. */
function readAsItem(deviations: Deviations, reference: Tree, context: Visited): void {
  const { parent, key, rawLocation, type } = context;
  const owner: unknown = parent;
  if (!isTree(owner)) return;
  deviations.revealing = true;
  readAs(
    deviations,
    { owner, key, value: reference, ownerType: type.name, location: rawLocation },
    {
      message: `"${String(key)}" is a reference to an object, read as an array with this one item`,
      value: [reference],
    },
  );
}

function checkItems(deviations: Deviations, owner: unknown[], context: Visited): void {
  owner.forEach((value, index) => {
    const slot = slotOf(owner, { key: index, value }, context);
    checkValue(deviations, slot, typeOf(context.type.items, value, String(index)));
  });
}

function checkObject(deviations: Deviations, node: Tree, context: Visited): void {
  const { type, key, location, parent, rawNode } = context;
  const { required } = type;
  const listed = typeof required === 'function' ? required(node, key) : (required ?? []);
  // OpenAPI 3.2 no longer demands the description of a response.
  const isOptional = type.name === 'Response' && context.specVersion === 'oas3_2';
  const requested = isOptional ? listed.filter((name) => name !== 'description') : listed;
  for (const [name, value] of Object.entries(node)) {
    const known = Object.hasOwn(type.properties, name) ? type.properties[name] : undefined;
    const isExtension = type.extensionsPrefix !== undefined && name.startsWith('x-');
    const valueType = typeOf(
      known ?? (isExtension ? null : type.additionalProperties),
      value,
      name,
    );
    if (known === null || (isExtension && known === undefined)) continue;
    const slot = slotOf(node, { key: name, value }, context);
    // A required property that is null is reported as missing.
    if (value === null && requested.includes(name)) continue;
    if (valueType === undefined) checkUnknown(deviations, slot, type.properties);
    else checkValue(deviations, slot, valueType);
  }
  const owner: Owner = { node, type: type.name, location, parent, rawNode };
  checkMissing(deviations, owner, requested);
  if (type.requiredOneOf !== undefined) checkOneOf(deviations, owner, type.requiredOneOf);
  checkNames(deviations, owner);
  checkNullable(deviations, { ...owner, specVersion: context.specVersion });
  if (type.name === 'Schema') checkSchema(deviations, owner, context.specVersion);
  if (type.name === 'Schema' && deviations.rejectsUnchecked === true) {
    rejectUncheckedKeywords(deviations, owner);
  }
  if (context.specVersion === 'oas3_2') checkNewerKeywords(deviations, owner);
  if (context.specVersion === 'oas2') checkCollectionFormat(deviations, owner);
  checkExternalValue(deviations, owner, context);
  if (type.name === 'PathItem') checkPathItem(deviations, { ...context, node });
}

/** An example in a file that can't be read is left out. */
function checkExternalValue(deviations: Deviations, owner: Owner, context: Visited): void {
  const { externalValue } = owner.node;
  if (owner.type !== 'Example' || typeof externalValue !== 'string') return;
  if (context.resolve({ $ref: externalValue }).node !== undefined) return;
  deviations.found.push({
    severity: 'warning',
    location: owner.location.child('externalValue'),
    message: `the example ${externalValue} can't be read; it is left out`,
  });
  // Whatever reads the document later must not look for it again.
  deviations.repairs.push(() => {
    delete owner.node['externalValue'];
  });
}

function checkValue(deviations: Deviations, slot: Slot, type: ValueType): void {
  if (typeof type === 'function' || type === undefined || type === null) return;
  if (type.name !== undefined) {
    if (type.name !== 'SpecExtension') checkContainer(deviations, slot, type);
    return;
  }
  if ('isExample' in type && type.isExample === true) return;
  const { value, key } = slot;
  if (isReference(value) && type.resolvable) return;
  if (value === null && (type.type !== undefined || type.enum !== undefined)) {
    const isNullType = key === 'type' && isLoneNull(slot.owner);
    readAs(deviations, slot, {
      message: isNullType
        ? '"type" is null, read as the type "null"'
        : `"${String(key)}" is null, read as absent`,
      ...(isNullType && { suggestion: 'write it in quotes' }),
      value: isNullType ? 'null' : undefined,
    });
    return;
  }
  checkScalar(deviations, slot, type);
}

/** Beside other nulls it is what a serializer writes for an absent value. */
function isLoneNull(owner: unknown): boolean {
  return isTree(owner) && Object.values(owner).filter((value) => value === null).length === 1;
}

function typeOf(type: ValueType, value: unknown, key: string): ValueType {
  return typeof type === 'function' ? type(value, key) : type;
}

/** The location is made when it is read: few values need it, and there are very many. */
function slotOf(
  owner: Tree | unknown[],
  { key, value }: Pick<Slot, 'key' | 'value'>,
  { type, location }: Visited,
): Slot {
  return {
    owner,
    key,
    value,
    ownerType: type.name,
    get location() {
      return location.child(key);
    },
  };
}

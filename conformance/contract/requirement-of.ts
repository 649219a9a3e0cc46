import type { Contract as DescribedContract, Requirement } from '@upspec/document';
import { generalRules } from './general-rules.js';

/** What a derived requirement is read from. */
export type RequirementSource = Pick<
  DescribedContract,
  'operations' | 'requirements' | 'comparisons'
>;

/**
 * The requirement of an id: one that the document states, else one that derives from the contract,
 * `createPet.201`, `Pet.name`, `createPet.header.location`. A derived one is a must.
 */
export function requirementOf(contract: RequirementSource, id: string): Requirement {
  const stated = contract.requirements.find((each) => each.id === id);
  if (stated !== undefined) return stated;
  const rule = Object.hasOwn(generalRules, id) ? generalRules[id] : undefined;
  if (rule !== undefined) {
    const { text, source } = rule;
    const evidence = [source];
    return { id, level: 'must', capability: '', text, evidence, operations: [], covers: [id] };
  }
  const [first = id, ...rest] = splitId(id, contract);
  const operation = Object.hasOwn(contract.operations, first)
    ? contract.operations[first]
    : undefined;
  const text =
    operation === undefined
      ? propertyText(first, rest)
      : `${operation.method} ${operation.path}: ${partText(rest)}`;
  return {
    id,
    level: 'must',
    capability: operation?.tag ?? '',
    text,
    evidence: operation === undefined ? [] : [operation.pointer],
    operations: operation === undefined ? [] : [first],
    covers: [id],
  };
}

/** Names of schemas and operations may hold dots themselves: the longest that is known is the first part. */
function splitId(
  id: string,
  { operations, comparisons }: Pick<RequirementSource, 'operations' | 'comparisons'>,
): readonly string[] {
  const dots = [...id.matchAll(/\./g)].map(({ index }) => index).reverse();
  const at = dots.find((dot) => {
    const name = id.slice(0, dot);
    return Object.hasOwn(operations, name) || Object.hasOwn(comparisons, name);
  });
  if (Object.hasOwn(comparisons, id)) return [id];
  return at === undefined ? id.split('.') : [id.slice(0, at), ...id.slice(at + 1).split('.')];
}

function partText([part = '', ...names]: readonly string[]): string {
  const name = names.join('.');
  if (part === 'header') return `the header ${name} MUST match the document`;
  const property = name === '' ? '' : `the property ${name} of `;
  if (part === 'request')
    return `${property}the request MUST match ${property === '' ? 'the document' : 'its schema'}`;
  if (/^(?:\d{3}|[1-5]XX|default)$/.test(part)) {
    return `${property}the response with status ${part} MUST match ${property === '' ? 'the document' : 'its schema'}`;
  }
  return 'the response MUST match the document';
}

function propertyText(schema: string, names: readonly string[]): string {
  const property = names.join('.');
  return property === ''
    ? `Each ${schema} MUST match its schema`
    : `The property ${property} of each ${schema} MUST match its schema`;
}

import type { Contract } from '@upspec/document';
import { escapeToken, parsePointer, valueAt } from '@upspec/document/json-pointer';
import { isJsonObject } from '../json/json-object.js';

/** A number that is compared with the recorded one. */
export interface ComparedNumber {
  /** `Stats.visitors`. */
  readonly location: string;
  /** Where an overlay finds it, as JSONPath (RFC 9535). */
  readonly target: string;
}

/** The numbers that a server alone sends and that are compared as they were recorded. */
export function comparedNumbers({
  comparisons,
  schemas,
  operations,
}: Contract): readonly ComparedNumber[] {
  const sent = new Set(Object.values(operations).flatMap(({ body }) => body?.schema ?? []));
  const received = Object.entries(comparisons).filter(([name]) =>
    name.startsWith('#') ? !/\/(?:requestBody|parameters)\//.test(name) : true,
  );
  return received.flatMap(([name, { properties }]) =>
    Object.entries(properties)
      .filter(([, { mode, readOnly }]) => mode === 'equal' && (readOnly || !sent.has(name)))
      .filter(([property]) =>
        isNumber(valueAt(schemas[name], `/properties/${escapeToken(property)}`)),
      )
      .map(([property]) => ({
        location: `${name}.${property}`,
        target: targetOf(name, property),
      })),
  );
}

function isNumber(schema: unknown): boolean {
  if (!isJsonObject(schema) || 'enum' in schema || 'const' in schema) return false;
  const { type } = schema;
  const types: readonly unknown[] = Array.isArray(type) ? type : [type];
  return types.includes('integer') || types.includes('number');
}

function targetOf(name: string, property: string): string {
  const schema = name.startsWith('#') ? name : `#/components/schemas/${escapeToken(name)}`;
  const steps = [...parsePointer(schema.slice(1)), 'properties', property];
  return `$${steps.map((step, at) => stepOf(step, steps[at - 1])).join('')}`;
}

/** Keywords whose value is a list. */
const lists: ReadonlySet<string> = new Set([
  'allOf',
  'anyOf',
  'oneOf',
  'prefixItems',
  'parameters',
]);

/** RFC 9535, section 2.3: a number in brackets selects an item, a string in quotes a property. */
function stepOf(step: string, parent = ''): string {
  if (lists.has(parent) && /^\d+$/.test(step)) return `[${step}]`;
  return /^[A-Za-z_]\w*$/.test(step) ? `.${step}` : `['${step.replace(/[\\']/g, '\\$&')}']`;
}

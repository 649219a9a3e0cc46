import type { Contract, ContractOperation } from '@upspec/document';
import { comparisonOf, propertyOf } from '../../contract/described.js';
import type { Capture } from '../capture/capture.js';
import { jsonOf } from '../capture/json-of.js';
import { schemaOfResponse } from '../flow/content-kind.js';
import { pairsOfBody, sentAs } from '../flow/request-ids.js';
import { scalarsIn, type LocatedScalar } from './scalars-in.js';

/** The operation of a capture. */
export interface DescribedOperation {
  readonly contract: Contract;
  readonly id: string;
  readonly operation: ContractOperation;
}

/** The strings and numbers that a request sends where the document describes them. */
export function valuesOfRequest(
  described: DescribedOperation,
  capture: Capture,
): readonly LocatedScalar[] {
  const { contract, id, operation } = described;
  const sent = operation.parameters.flatMap((parameter) => {
    if (parameter.in !== 'query') return [];
    const { name, value: rule } = parameter;
    const isNumber = isNumeric(contract, parameter.schema);
    return sentAs(capture, parameter).map((text): LocatedScalar => ({
      location: { kind: 'parameter', operation: id, name },
      rule,
      value: valueOf(text, isNumber),
      isItem: false,
    }));
  });
  return [...sent, ...valuesOfBody(described, capture)];
}

function valuesOfBody(
  { contract, operation }: DescribedOperation,
  { request, requestHeaders }: Capture,
): readonly LocatedScalar[] {
  const schema = operation.body?.schema;
  if (schema === undefined) return [];
  const json = jsonOf(request);
  if (json !== undefined) return scalarsIn(contract, schema, json);
  const comparison = comparisonOf(contract, schema);
  return pairsOfBody(request, requestHeaders).flatMap(({ name, value }): LocatedScalar[] => {
    const property = name.replace(/\[\d*\]$/, '');
    const rule = propertyOf(comparison, property);
    if (rule === undefined || value === '') return [];
    return [{ location: { kind: 'property', schema, property }, rule, value, isItem: false }];
  });
}

/** The strings and numbers that a response returns where the document describes them. */
export function valuesOfResponse(
  { contract, operation }: DescribedOperation,
  { status, response, responseHeaders }: Capture,
): readonly LocatedScalar[] {
  const schema = schemaOfResponse(operation, status, responseHeaders['content-type']);
  const json = schema === undefined ? undefined : jsonOf(response);
  return schema === undefined || json === undefined ? [] : scalarsIn(contract, schema, json);
}

function isNumeric({ schemas }: Contract, schema: string | undefined): boolean {
  const { type } = schemas[schema ?? ''] ?? {};
  return type === 'integer' || type === 'number';
}

function valueOf(text: string, isNumber: boolean): string | number {
  return isNumber && text.trim() !== '' && Number.isFinite(Number(text)) ? Number(text) : text;
}

import { isJsonObject, type Model, type Operation, schemaLookup } from '@upspec/document';
import type { ExampleCall } from '../../targets/language.js';
import { conformingValue } from './conforming-value.js';

/** The name of every file that the calls send. */
export const FILE = 'content.bin';

/** A call of an operation with all of its parameters and with every property of its body. */
export function fullCall(model: Model, operation: Operation): ExampleCall {
  const { parameters, body } = operation;
  const extent = { lookup: schemaLookup(model), isFull: true };
  const parts = body.kind === 'multipart' ? body.parts : [];
  const files = parts
    .filter(({ kind }) => kind === 'file')
    .map(({ name }) => ({ part: name, filename: FILE, content: 'content' }));
  const example = {
    name: 'full',
    summary: '',
    parameters: parameters.map((parameter) => ({
      parameter,
      value: conformingValue(parameter.schema, extent),
    })),
    files,
  };
  if (body.kind === 'none') return { model, operation, example };
  if (body.kind === 'bytes') return { model, operation, example: { ...example, body: FILE } };
  const value = conformingValue(body.schema, extent);
  const names = new Set(files.map(({ part }) => part));
  const sent = isJsonObject(value)
    ? Object.fromEntries(Object.entries(value).filter(([name]) => !names.has(name)))
    : value;
  return { model, operation, example: { ...example, body: sent } };
}

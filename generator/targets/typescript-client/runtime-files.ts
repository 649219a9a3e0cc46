import { type Model, type Operation, type SchemaLookup, schemaLookup } from '@upspec/document';
import { hasVariables, needsKeySupport } from './client-defaults.js';
import { takesOptionsAsQuery } from './options-as-query.js';
import { fileTypes } from './params.js';
import { headerRules } from './response-headers.js';
import { responseChoices, type ResponseChoice } from './response-choices.js';
import { isStyled, wireWords } from './wire-rules.js';

/** The files of the runtime that not every client needs, without their extension. */
const OPTIONAL: Readonly<Record<string, (operation: Operation, lookup: SchemaLookup) => boolean>> =
  {
    'bytes-promise': reads('bytes'),
    'event-parser': reads('events'),
    'event-stream': reads('events'),
    // Opens files on disk.
    node: (operation) => fileTypes(operation).length > 0,
    'response-headers': (operation, lookup) => headerRules(operation, lookup) !== undefined,
    'wait-for': ({ wait }) => wait !== undefined,
  };

/** The files of the runtime that write requests as not every document needs, by the words for them. */
const WRITERS: Readonly<Record<string, readonly string[]>> = {
  'chosen-body': ['chosenBody'],
  'form-body': ['formBody', 'chosenBody'],
  'parameter-headers': ['parameterStyles'],
  'parameter-style': ['chosenBody', 'formBody', 'parameterStyles', 'partStyles', 'styled'],
  'parameter-styles': ['parameterStyles'],
  'part-styles': ['partStyles'],
  styled: ['styled'],
  'text-body': ['textBody', 'chosenBody'],
};

/** Whether a client needs a file of the runtime, named without its extension. */
export function isUsed(model: Model, file: string): boolean {
  const { operations, compatibility, chunkedUploads } = model;
  if (file.startsWith('chunked-upload/')) return chunkedUploads.length > 0;
  if (file === 'client-variant') return compatibility.variants.length > 0;
  if (file === 'options-as-query') {
    return operations.some((operation) => takesOptionsAsQuery(model, operation));
  }
  if (file === 'server-url') return hasVariables(model);
  if (file === 'several-keys') return needsKeySupport(model);
  const words = WRITERS[file];
  if (words !== undefined) return writers(model).some((word) => words.includes(word));
  const usedBy = OPTIONAL[file];
  return (
    usedBy === undefined || operations.some((operation) => usedBy(operation, schemaLookup(model)))
  );
}

/** The words for how the requests of a document are written. */
function writers(model: Model): readonly string[] {
  const lookup = schemaLookup(model);
  return model.operations.flatMap((operation) => [
    ...wireWords(operation, lookup),
    ...(operation.parameters.some((parameter) => isStyled(parameter, lookup)) ? ['styled'] : []),
  ]);
}

function reads(reading: ResponseChoice['reading']): (operation: Operation) => boolean {
  return (operation) => responseChoices(operation).some((choice) => choice.reading === reading);
}

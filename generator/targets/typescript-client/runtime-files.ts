import type { Model, Operation } from '@upspec/document';
import { fileTypes } from './params.js';
import { responseChoices, type ResponseChoice } from './response-choices.js';

/** The files of the runtime that not every client needs, without their extension. */
const OPTIONAL: Readonly<Record<string, (operation: Operation) => boolean>> = {
  'bytes-promise': reads('bytes'),
  'event-parser': reads('events'),
  'event-stream': reads('events'),
  // Opens files on disk.
  node: (operation) => fileTypes(operation).length > 0,
};

/** Whether a client needs a file of the runtime, named without its extension. */
export function isUsed({ operations, chunkedUploads }: Model, file: string): boolean {
  if (file.startsWith('chunked-upload/')) return chunkedUploads.length > 0;
  const usedBy = OPTIONAL[file];
  return usedBy === undefined || operations.some(usedBy);
}

function reads(reading: ResponseChoice['reading']): (operation: Operation) => boolean {
  return (operation) => responseChoices(operation).some((choice) => choice.reading === reading);
}

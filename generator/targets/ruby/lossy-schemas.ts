import { formOf } from '@upspec/document';
import type { Emitted } from '../target.js';
import type { TypeWriter } from './ruby-type.js';

/** Finds the named schemas for which a class has fewer readers than its values may have properties. */
export function lossySchemas({ model, lookup }: TypeWriter): NonNullable<Emitted['unsupported']> {
  return model.schemas
    .filter(({ schema }) => {
      if (schema.kind !== 'intersection') return false;
      return schema.parts.map((part) => formOf(part, lookup)).some(isChoice);
    })
    .map(({ schema: { pointer } }) => ({
      pointer,
      message:
        'allOf with a choice in it: Ruby has readers for its first option, and `[]` for the others',
    }));
}

function isChoice(schema: ReturnType<typeof formOf>): boolean {
  return schema.kind === 'union' && schema.options.length > 1;
}

import { formOf, type Schema } from '@upspec/document';
import type { Argument } from './call-arguments.js';
import { isEnumerated } from './ruby-literal.js';
import { moduleName } from './ruby-names.js';
import { isClass, type TypeWriter } from './ruby-type.js';

/** What an argument may be, in RBS and in YARD. */
export interface InputType {
  readonly rbs: string;
  readonly yard: string;
}

/** Writes the type of an argument: wider than that of a response's value. */
export function inputType(types: TypeWriter, { schema, location, style }: Argument): InputType {
  if (location === 'path' && style === undefined)
    return { rbs: '(String | Symbol | Integer)', yard: 'String' };
  return inputOf(types, schema);
}

function inputOf(types: TypeWriter, schema: Schema, depth = 0): InputType {
  // A list may be an item of itself.
  if (depth > MAX_DEPTH) return ANY;
  const form = formOf(schema, types.lookup);
  const module = moduleName(types.model);
  if (isClass(form, types.lookup)) {
    if (schema.kind !== 'reference') return HASH;
    const model = `${module}::Models::${types.constant(schema.schema)}`;
    return {
      rbs: `(::${model} | Hash[Symbol, untyped])`,
      yard: `${model}, Hash{Symbol=>Object}`,
    };
  }
  switch (form.kind) {
    case 'string':
      return { rbs: '(String | Symbol)', yard: 'String' };
    case 'bytes':
      return {
        rbs: `::${module}::file_input`,
        yard: `Pathname, IO, StringIO, String, ${module}::FilePart`,
      };
    case 'integer':
      return { rbs: 'Integer', yard: 'Integer' };
    case 'number':
      return { rbs: '(Integer | Float)', yard: 'Numeric' };
    case 'boolean':
      return { rbs: 'bool', yard: 'Boolean' };
    case 'enumeration':
      return isEnumerated(form, types.lookup)
        ? { rbs: '(Symbol | String)', yard: 'Symbol, String' }
        : ANY;
    case 'array': {
      const item = inputOf(types, form.items, depth + 1);
      return { rbs: `Array[${item.rbs}]`, yard: `Array<${item.yard}>` };
    }
    case 'object':
      return HASH;
    case 'union':
    case 'intersection':
    case 'any':
    case 'never':
    case 'null':
    case 'reference':
      return ANY;
  }
}

/** The most lists within each other that are written. */
const MAX_DEPTH = 4;

const ANY: InputType = { rbs: 'untyped', yard: 'Object' };
const HASH: InputType = { rbs: 'Hash[Symbol, untyped]', yard: 'Hash{Symbol=>Object}' };

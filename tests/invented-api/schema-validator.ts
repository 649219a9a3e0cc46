import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { DOCUMENT, type JsonObject } from './document.js';

const ajv = new Ajv2020({
  strict: false,
  allErrors: true,
  validateSchema: false,
  discriminator: true,
});
addFormats.default(ajv);
// The validator finds the option by its `const`, and takes no mapping beside that. It ignores the
// union for a value that is not an object.
const withoutMapping = JSON.stringify(DOCUMENT, (key, value: unknown) => {
  if (key === 'mapping') return undefined;
  const isUnion = typeof value === 'object' && value !== null && 'discriminator' in value;
  return isUnion ? { ...value, type: 'object' } : value;
});
ajv.addSchema(JSON.parse(withoutMapping) as object, 'archive');

const compiled = new Map<string, ValidateFunction>();

/** The validator of the document's schema that these keys lead to. */
export function validatorAt(keys: readonly string[]): ValidateFunction {
  const escaped = keys.map((key) =>
    encodeURIComponent(key.replaceAll('~', '~0').replaceAll('/', '~1')),
  );
  return compileOnce(`archive#/${escaped.join('/')}`, (key) => ({ $ref: key }));
}

/** The validator of a schema that is self-contained or refers to the document's components. */
export function validatorOf(schema: JsonObject): ValidateFunction {
  const absolute = JSON.stringify(schema).replaceAll('"$ref":"#', '"$ref":"archive#');
  return compileOnce(absolute, (key) => JSON.parse(key) as object);
}

function compileOnce(key: string, schemaOf: (key: string) => object): ValidateFunction {
  const validate = compiled.get(key) ?? ajv.compile(schemaOf(key));
  compiled.set(key, validate);
  return validate;
}

import { Ajv2020 } from 'ajv/dist/2020.js';
import standaloneCode from 'ajv/dist/standalone/index.js';
import { build } from 'esbuild';
import type { Model, NamedSchema } from '../../model/model.js';
import { toJsonSchema } from '../schemas/to-json-schema.js';
import { banner, type EmittedFile, type Target } from '../target.js';
import { declarations } from './declarations.js';

/** Validators without dependencies: what ajv compiles, closed in itself, and three calls a schema. */
export const validators: Target = {
  name: 'validators',
  summary: 'validators.js: is…, assert… and validate… for each component schema, without imports',
  owns: (path) => /^typescript\/validators\.(js|d\.ts)$/.test(path),
  emit: emitValidators,
};

async function emitValidators(model: Model): Promise<readonly EmittedFile[]> {
  const head = `// ${banner(model)}\n`;
  const entry = `${compile(model)}\n${FACE}\n${model.schemas.map(face).join('\n')}\n${index(model)}`;
  const bundled = await bundle(entry);
  return [
    { path: 'typescript/validators.js', text: `${head}${bundled}` },
    { path: 'typescript/validators.d.ts', text: `${head}${declarations(model)}` },
  ];
}

/** Compiles every schema to one module that exports a function for each: `compiledUpload`. */
function compile(model: Model): string {
  const ajv = new Ajv2020({
    code: { source: true, esm: true, lines: true },
    allErrors: true,
    strict: false,
    inlineRefs: false,
    logger: false,
  });
  const names = model.schemas.map((schema) => {
    const { $id: _, ...jsonSchema } = toJsonSchema(model, schema);
    ajv.addSchema(jsonSchema, schema.typeName);
    return [`compiled${schema.typeName}`, schema.typeName] as const;
  });
  return standaloneCode.default(ajv, Object.fromEntries(names));
}

/** Closes the module: ajv's standalone code still requires its own runtime for some keywords. */
async function bundle(contents: string): Promise<string> {
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: import.meta.dirname, loader: 'js' },
    bundle: true,
    format: 'esm',
    platform: 'neutral',
    mainFields: ['module', 'main'],
    target: 'es2022',
    legalComments: 'none',
    write: false,
  });
  return outputFiles[0]?.text ?? '';
}

/** What the three calls of every schema share. */
const FACE = `
export class ValidationFailure extends Error {
  name = 'ValidationFailure';
  constructor(type, errors) {
    super('the value is no ' + type + ': ' + errors.map((e) => (e.path || '(the value)') + ' ' + e.message).join(', '));
    this.type = type;
    this.errors = errors;
  }
}

function toErrors(errors) {
  return (errors ?? []).map(({ instancePath, keyword, params, message = keyword }) => ({
    path: instancePath,
    keyword,
    message: keyword === 'additionalProperties' ? message + ': ' + params.additionalProperty : message,
    ...('missingProperty' in params && { property: params.missingProperty }),
    ...('additionalProperty' in params && { property: params.additionalProperty }),
  }));
}
`;

function face({ typeName }: NamedSchema): string {
  const check = `compiled${typeName}`;
  return `
export function is${typeName}(value) {
  return ${check}(value);
}

export function assert${typeName}(value) {
  if (!${check}(value)) throw new ValidationFailure('${typeName}', toErrors(${check}.errors));
}

export function validate${typeName}(value) {
  return ${check}(value) ? { ok: true, value } : { ok: false, errors: toErrors(${check}.errors) };
}`;
}

function index(model: Model): string {
  const entries = model.schemas.map(
    ({ name, typeName }) => `${JSON.stringify(name)}: validate${typeName}`,
  );
  return `\nexport const validators = { ${entries.join(', ')} };\n`;
}

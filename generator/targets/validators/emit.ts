import { readFile } from 'node:fs/promises';
import { build, type Plugin } from 'esbuild';
import type { Model, NamedSchema } from '@upspec/document';
import { keyOf } from '../literal.js';
import { banner, type Emitted, type Target } from '../target.js';
import { compiledName, compileSchemas } from './compile-schemas.js';
import { declarations } from './declarations.js';

/** Validators without dependencies: what ajv compiles, closed in itself, and three calls a schema. */
export const validators: Target = {
  name: 'validators',
  summary: 'validators.js: is…, assert… and validate… for each component schema, without imports',
  owns: (path) => /^typescript\/validators\.(js|d\.ts)$/.test(path),
  emit: emitValidators,
};

async function emitValidators(model: Model): Promise<Emitted> {
  const head = `// ${banner(model)}\n`;
  const { code, schemas, unsupported } = compileSchemas(model);
  const names = schemas.map(compiledName).join(', ');
  const face = [
    `import { ${names} } from '${COMPILED}';`,
    SHARED,
    ...schemas.map(trio),
    index(schemas),
  ].join('\n');
  const bundled = await bundle(face, code);
  return {
    files: [
      { path: 'typescript/validators.js', text: `${head}${bundled}` },
      { path: 'typescript/validators.d.ts', text: `${head}${declarations(schemas)}` },
    ],
    unsupported,
  };
}

/** Closes the module: ajv's standalone code still requires its own runtime for some keywords. */
async function bundle(face: string, compiled: string): Promise<string> {
  const { outputFiles } = await build({
    stdin: { contents: face, resolveDir: import.meta.dirname, loader: 'js' },
    bundle: true,
    format: 'esm',
    platform: 'neutral',
    mainFields: ['module', 'main'],
    target: 'es2022',
    legalComments: 'none',
    plugins: [moduleOf(compiled), WITHOUT_SOURCE_NOTES],
    write: false,
  });
  return outputFiles[0]?.text ?? '';
}

const COMPILED = 'compiled-schemas';

/** Serves what ajv compiled as a module, so that only the face is exported. */
function moduleOf(contents: string): Plugin {
  return {
    name: COMPILED,
    setup: ({ onResolve, onLoad }) => {
      onResolve({ filter: new RegExp(`^${COMPILED}$`) }, ({ path }) => ({
        path,
        namespace: COMPILED,
      }));
      onLoad({ filter: /.*/, namespace: COMPILED }, () => ({
        contents,
        resolveDir: import.meta.dirname,
      }));
    },
  };
}

/** Ajv's runtime notes at each function how code that it writes would require it: of no use here. */
const WITHOUT_SOURCE_NOTES: Plugin = {
  name: 'without-source-notes',
  setup: ({ onLoad }) => {
    onLoad({ filter: /ajv[\\/]dist[\\/]runtime[\\/][^\\/]+\.js$/ }, async ({ path }) => {
      const source = await readFile(path, 'utf8');
      return { contents: source.replaceAll(/^\w+\.code = .*$/gm, '') };
    });
  },
};

/** What the three calls of every schema share. */
const SHARED = `
export class ValidationFailure extends Error {
  name = 'ValidationFailure';
  constructor(type, errors) {
    super('the value is no ' + type + ': ' + errors.map((e) => (e.path || '(the value)') + ' ' + e.message).join(', '));
    this.type = type;
    this.errors = errors;
  }
}

function toErrors(errors) {
  return (errors ?? []).map(({ instancePath, keyword, params, message }) => ({
    path: instancePath,
    keyword,
    message: tell(keyword, params) ?? message ?? keyword,
    ...('missingProperty' in params && { property: params.missingProperty }),
    ...('additionalProperty' in params && { property: params.additionalProperty }),
  }));
}

function tell(keyword, params) {
  if (keyword === 'const') return 'must be ' + JSON.stringify(params.allowedValue);
  if (keyword === 'enum') return 'must be one of ' + params.allowedValues.map((v) => JSON.stringify(v)).join(', ');
  if (keyword === 'additionalProperties') return 'must not have the property ' + JSON.stringify(params.additionalProperty);
  return undefined;
}
`;

function trio(schema: NamedSchema): string {
  const { typeName } = schema;
  const check = compiledName(schema);
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

function index(schemas: readonly NamedSchema[]): string {
  const entries = schemas.map(({ name, typeName }) => `${keyOf(name)}: validate${typeName}`);
  return `\nexport const validators = { ${entries.join(', ')} };\n`;
}

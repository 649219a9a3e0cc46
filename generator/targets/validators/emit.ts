import type { Model, NamedSchema } from '@upspec/document';
import { keyOf } from '../literal.js';
import { banner, type Emitted, type Target } from '../target.js';
import { parseAjvCode, type AjvCode } from './ajv-code.js';
import { collector } from './collector.js';
import { compileSchemas } from './compile-schemas.js';
import { declarations } from './declarations.js';
import { guard } from './guard.js';
import { helpersOf } from './helpers.js';
import { nameFunctions } from './name-functions.js';
import { schemaValues } from './schema-values.js';

/**
 * Validators without dependencies. Each function of ajv's is written twice, as a guard and as a
 * collector of errors, so that a bundle has only what is called; nothing runs on import.
 */
export const validators: Target = {
  name: 'validators',
  summary: 'validators.js: is…, assert… and validate… for each component schema, without imports',
  owns: (path) => /^typescript\/validators\.(js|d\.ts)$/.test(path),
  emit: (model) => Promise.resolve(emitValidators(model)),
};

function emitValidators(model: Model): Emitted {
  const head = `// ${banner(model)}\n`;
  const { code, schemas, unsupported } = compileSchemas(model);
  return {
    files: [
      { path: 'typescript/validators.js', text: `${head}${moduleOf(parseAjvCode(code), schemas)}` },
      { path: 'typescript/validators.d.ts', text: `${head}${declarations(schemas)}` },
    ],
    unsupported,
  };
}

function moduleOf(code: AjvCode, schemas: readonly NamedSchema[]): string {
  const values = schemaValues(code.schemas);
  const { guards, collectors, typeNamesOf } = nameFunctions(code, schemas);
  const functions = [...code.functions].flatMap(([name, declaration]) => {
    const guardName = guards.nameOf(name);
    const isExported = typeNamesOf(name).includes(guardName.replace(/^is/, ''));
    return [
      `${isExported ? 'export ' : ''}${guard(declaration, { code, values, ...guards })}`,
      collector(declaration, { code, values, ...collectors }),
      ...typeNamesOf(name).map((typeName) => face(typeName, guardName, collectors.nameOf(name))),
    ];
  });
  const body = [...functions, index(schemas)].join('\n\n');
  const patterns = [...code.patterns].map(([name, pattern]) => `const ${name} = ${pattern};`);
  return [helpersOf(body), [...patterns, ...values.declarations()].join('\n'), body].join('\n\n');
}

/** The calls that are exported for a type. */
function face(typeName: string, guardName: string, collectorName: string): string {
  const own = `
export function is${typeName}(value) {
  return ${guardName}(value);
}
`;
  return `${guardName === `is${typeName}` ? '' : own}
export function assert${typeName}(value) {
  throwErrors(${collectorName}(value), '${typeName}');
}

export function validate${typeName}(value) {
  return toResult(${collectorName}(value), value);
}`;
}

function index(schemas: readonly NamedSchema[]): string {
  const entries = schemas.map(({ name, typeName }) => `${keyOf(name)}: validate${typeName}`);
  return `export const validators = { ${entries.join(', ')} };\n`;
}

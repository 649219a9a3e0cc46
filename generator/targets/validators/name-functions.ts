import type { NamedSchema } from '@upspec/document';
import type { AjvCode } from './ajv-code.js';
import { compiledName } from './compile-schemas.js';
import type { Context } from './shared-rule.js';

/** How the functions of the module are named and call each other. */
export interface Naming {
  readonly guards: Pick<Context, 'nameOf' | 'call' | 'passed'>;
  readonly collectors: Pick<Context, 'nameOf' | 'call' | 'passed'>;
  /** The types that a function of ajv validates: more than one where their schemas are equal. */
  readonly typeNamesOf: (ajvName: string) => readonly string[];
}

/**
 * Names a guard `isUpload` and a collector `checkUpload`; inner functions of ajv keep their
 * numbers.
 */
export function nameFunctions(code: AjvCode, schemas: readonly NamedSchema[]): Naming {
  const names = new Map<string, string[]>();
  for (const schema of schemas) {
    const ajvName = code.exported.get(compiledName(schema)) ?? '';
    names.set(ajvName, [...(names.get(ajvName) ?? []), schema.typeName]);
  }
  const isDynamic = [...code.functions.values()].some((each) =>
    /\bdynamicAnchors[.[]/.test(each.body?.getText() ?? ''),
  );
  const suffix = isDynamic ? ', dynamicAnchors' : '';
  const passed = isDynamic ? ['dynamicAnchors = {}'] : [];
  const guardName = (ajvName: string): string => {
    const typeName = names.get(ajvName)?.[0];
    // Callers such as `array.filter(isUpload)` pass more than the value.
    if (typeName === undefined || isDynamic) return `matches${typeName ?? numberOf(ajvName)}`;
    return `is${typeName}`;
  };
  const collectorName = (ajvName: string): string =>
    `check${names.get(ajvName)?.[0] ?? numberOf(ajvName)}`;
  return {
    guards: {
      nameOf: guardName,
      call: ({ name, data }) => `${name}(${data}${suffix})`,
      passed,
    },
    collectors: {
      nameOf: collectorName,
      call: ({ name, data, path }) => `${name}(${data}, ${path}, errors${suffix})`,
      passed,
    },
    typeNamesOf: (ajvName) => names.get(ajvName) ?? [],
  };
}

function numberOf(ajvName: string): string {
  return ajvName.replace('validate', '');
}

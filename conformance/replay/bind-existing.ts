import type { Described } from '../contract/described.js';
import type { SchemaJudge } from '../contract/schema-judge.js';
import { rebind, scopeOf, type Bindings } from './bindings.js';

/** A resource that exists beforehand: `petId=7`. */
export interface ExistingResource {
  /** A path parameter, or a resource of the contract. */
  readonly name: string;
  /** The id that it has at the target. */
  readonly value: string;
  /** The id that it has in the recordings; the same where it is left out. */
  readonly recorded?: string;
}

export type BoundExisting =
  | { readonly ok: true; readonly bindings: Bindings }
  /** The names that can be given. */
  | { readonly ok: false; readonly kind: 'unknown'; readonly known: readonly string[] }
  /** The value does not fit the schema of a path parameter. */
  | {
      readonly ok: false;
      readonly kind: 'value';
      readonly parameter: string;
      readonly problem: string;
    };

/**
 * Binds the id of a resource that exists beforehand, so that requests use it.
 *
 * @param schemas judges the id by the schemas of the path parameters that it is for
 */
export function bindExisting(
  bindings: Bindings,
  { operations, schemas }: KnownParameters,
  { name, value, recorded = value }: ExistingResource,
): BoundExisting {
  const uses = pathParameters(operations);
  const found = uses.filter((use) => use.parameter === name || use.resource === name);
  if (found.length === 0) {
    const known = uses.flatMap(({ parameter, resource }) => [parameter, resource ?? []].flat());
    return { ok: false, kind: 'unknown', known: [...new Set(known)].sort() };
  }
  for (const { parameter, schema } of found) {
    const problem = schema === undefined ? undefined : problemOf(schemas, schema, value);
    if (problem !== undefined) return { ok: false, kind: 'value', parameter, problem };
  }
  const bound = [...new Set(found.map(({ scope }) => scope))].reduce(
    (so, scope) => rebind(so, { scope, recorded, live: value }),
    bindings,
  );
  return { ok: true, bindings: bound };
}

/** What is known of path parameters. */
export interface KnownParameters extends Pick<Described, 'operations'> {
  readonly schemas: SchemaJudge;
}

/** A path parameter of an operation, and what its values are bound in. */
interface PathParameter {
  readonly parameter: string;
  readonly resource: string | undefined;
  readonly schema: string | undefined;
  readonly scope: string;
}

function pathParameters(operations: Described['operations']): readonly PathParameter[] {
  return Object.entries(operations).flatMap(([id, { parameters }]) =>
    parameters
      .filter((parameter) => parameter.in === 'path')
      .map(({ name, value, schema }) => ({
        parameter: name,
        resource: value.resource,
        schema,
        scope: scopeOf(value, `${id} path ${name}`),
      })),
  );
}

/** What is wrong with a value in a path, which may be a string, a number or a boolean. */
function problemOf(schemas: SchemaJudge, schema: string, text: string): string | undefined {
  const isNumber = /^-?\d+(?:\.\d+)?$/.test(text);
  const isBoolean = text === 'true' || text === 'false';
  const readings = [
    text,
    ...(isNumber ? [Number(text)] : []),
    ...(isBoolean ? [text === 'true'] : []),
  ];
  const judged = readings.map((value) => schemas.judge(schema, value));
  const invalid = judged.flatMap((each) => (each.kind === 'invalid' ? [each] : []));
  if (invalid.length < judged.length) return undefined;
  // Of a reading of the right type, what is wrong beyond the type says more.
  const errors = invalid.flatMap((each) => each.errors);
  return (errors.find(({ keyword }) => keyword !== 'type') ?? errors[0])?.message;
}

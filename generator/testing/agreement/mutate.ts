import { isJsonObject, type Json, type JsonObject } from '@upspec/document';

/** A value that differs from a valid one in one location. */
export interface Mutant {
  /** What was changed: `without /name`. */
  readonly change: string;
  readonly value: Json;
}

/** Structural mutations of a value: a missing or extra property, null, a wrong type, a wrong tag. */
export function mutate(
  value: Json,
  { withExtra }: { readonly withExtra: boolean },
): readonly Mutant[] {
  return [{ change: 'unchanged', value }, ...mutants(value, '', withExtra)];
}

function mutants(value: Json, at: string, withExtra: boolean): readonly Mutant[] {
  const replaced = replacements(value).map((other) => ({
    change: `${JSON.stringify(other)} at ${at === '' ? 'the root' : at}`,
    value: other,
  }));
  if (Array.isArray(value))
    return [...replaced, ...ofList(value as readonly Json[], at, withExtra)];
  return isJsonObject(value) ? [...replaced, ...ofObject(value, at, withExtra)] : replaced;
}

function replacements(value: Json): readonly Json[] {
  const wrongTag = typeof value === 'string' ? ['zzz'] : [];
  return [null, 7, 'zzz', true, {}, []].filter(
    (other) => JSON.stringify(other) !== JSON.stringify(value) || wrongTag.length > 0,
  );
}

function ofList(list: readonly Json[], at: string, withExtra: boolean): readonly Mutant[] {
  const shorter =
    list.length === 0 ? [] : [{ change: `without the last of ${at}`, value: list.slice(0, -1) }];
  const inner = list.flatMap((item, index) =>
    mutants(item, `${at}/${String(index)}`, withExtra).map(({ change, value }) => ({
      change,
      value: list.with(index, value),
    })),
  );
  return [...shorter, ...inner];
}

function ofObject(object: JsonObject, at: string, withExtra: boolean): readonly Mutant[] {
  const entries = Object.entries(object);
  const missing = entries.map(([name]) => ({
    change: `without ${at}/${name}`,
    value: Object.fromEntries(entries.filter(([other]) => other !== name)),
  }));
  const extra = withExtra
    ? [{ change: `an extra property in ${at}`, value: { ...object, zzz: 'zzz' } }]
    : [];
  const inner = entries.flatMap(([name, held]) =>
    mutants(held ?? null, `${at}/${name}`, withExtra).map(({ change, value }) => ({
      change,
      value: Object.fromEntries(
        entries.map(([other, kept]) => [other, other === name ? value : kept]),
      ),
    })),
  );
  return [...missing, ...extra, ...inner];
}

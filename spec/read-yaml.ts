import { readFileSync } from 'node:fs';
import { parse } from 'yaml';

/** A mapping as YAML or JSON holds it. */
export type YamlObject = Readonly<Record<string, unknown>>;

/** Reads a YAML file; the largest document that is read here has some hundred thousand nodes. */
export function readYaml(file: string | URL): unknown {
  return parse(readFileSync(file, 'utf8'), { maxAliasCount: 100 });
}

/** The document that this folder holds. */
export function readDocument(): YamlObject {
  const document = readYaml(new URL('openapi.yaml', import.meta.url));
  return isYamlObject(document) ? document : {};
}

export function isYamlObject(value: unknown): value is YamlObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

import { readFileSync } from 'node:fs';
import { parse } from 'yaml';

/** A mapping of YAML or JSON. */
export type YamlObject = Readonly<Record<string, unknown>>;

/** Reads a YAML file. A file with too many aliases is an error. */
export function readYaml(file: string | URL): unknown {
  return parse(readFileSync(file, 'utf8'), { maxAliasCount: 100 });
}

/** Reads the document of this folder. */
export function readDocument(): YamlObject {
  const document = readYaml(new URL('openapi.yaml', import.meta.url));
  return isYamlObject(document) ? document : {};
}

export function isYamlObject(value: unknown): value is YamlObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

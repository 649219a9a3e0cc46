import type { JsonObject } from '../load/json.js';

/**
 * How calls are named: `operation-id` is the operation's own id, grouped by its tag; `path` is derived
 * from its path and method, such as `owners.pets.create`.
 */
export type NameStyle = (typeof NAME_STYLES)[number];

export const NAME_STYLES = ['operation-id', 'path'] as const;

/** The style that a document chooses by `x-upspec-names` in its `info`. */
export function nameStyleOf(info: JsonObject): NameStyle {
  return NAME_STYLES.find((style) => style === info['x-upspec-names']) ?? 'operation-id';
}

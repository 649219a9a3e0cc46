import type { JsonObject } from '../load/json.js';
import type { BuildContext } from './context.js';

/**
 * How calls are named: `operation-id` is the operation's own id, grouped by its tag; `path` is derived
 * from its path and method, such as `owners.pets.create`.
 */
export type NameStyle = (typeof NAME_STYLES)[number];

export const NAME_STYLES = ['operation-id', 'path'] as const;

/** The style that a document chooses by `x-upspec-names` in its `info`. */
export function nameStyleOf(context: BuildContext, info: JsonObject): NameStyle {
  const given = info['x-upspec-names'];
  const style = NAME_STYLES.find((each) => each === given);
  if (given !== undefined && style === undefined) {
    context.warn(
      '#/info/x-upspec-names',
      `x-upspec-names ${JSON.stringify(given)} is not used; expected ${NAME_STYLES.join(' or ')}`,
    );
  }
  return style ?? 'operation-id';
}

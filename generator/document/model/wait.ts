import { isJsonObject, type JsonObject } from '../load/json.js';
import { type BuildContext, itemsOf, type Node } from './context.js';
import { camelCase } from './names.js';
import type { Parameter } from './parameter.js';

/** The keyword of an operation that retrieves an object. */
export const WAIT_KEYWORD = 'x-upspec-wait';

/** A call that retrieves an object until it has one of some states. */
export interface Wait {
  /** Its name, beside that of the operation: `waitForDelivery`. */
  readonly name: string;
  /** The property that holds the state: `status`. */
  readonly property: string;
  /** The states that end the wait. */
  readonly until: readonly string[];
}

/**
 * Reads `x-upspec-wait` of an operation, and warns where it can't be used: without a name, a property
 * and states, and for an operation that needs more than the ids of its path.
 */
export function buildWait(
  context: BuildContext,
  { value, pointer }: Node,
  parameters: readonly Parameter[],
): Wait | undefined {
  const keyword = value[WAIT_KEYWORD];
  if (keyword === undefined) return undefined;
  const wait = isJsonObject(keyword) ? read(keyword) : undefined;
  const isFree = parameters.every((each) => each.in === 'path' || !each.required);
  if (wait !== undefined && isFree && value['requestBody'] === undefined) return wait;
  context.warn(
    `${pointer}/${WAIT_KEYWORD}`,
    `${WAIT_KEYWORD} is not used; expected name, property and until (a list of states), at an operation that needs only ids`,
  );
  return undefined;
}

function read(keyword: JsonObject): Wait | undefined {
  const { name, property } = keyword;
  const until = itemsOf(keyword['until']).filter((state) => typeof state === 'string');
  if (typeof name !== 'string' || typeof property !== 'string' || until.length === 0) {
    return undefined;
  }
  return { name: camelCase(name), property, until };
}

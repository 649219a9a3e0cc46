import { readTime } from '../../replay/read-time.js';
import type { Scene } from '../scene/scene.js';
import type { ResourceState } from './representation.js';

/** So that a server whose times have whole seconds shows a later one. */
const second = 1100;

/** Waits where the representation or its headers have a time: a later change is then seen in it. */
export async function nextSecond(
  { target }: Scene,
  { value, response }: ResourceState,
): Promise<void> {
  const hasTime =
    response.headers['last-modified'] !== undefined ||
    Object.values(value).some((each) => typeof each === 'string' && readTime(each)?.form === 'iso');
  if (hasTime) await target.wait(second);
}

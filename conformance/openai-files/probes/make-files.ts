import type { OpenAITarget } from './openai-probe.js';
import { idOf } from './responses.js';
import { createFile } from './requests.js';

/** How many are created in parallel. */
const atOnce = 16;

/** Creates files, several in parallel. */
export async function makeFiles(
  target: OpenAITarget,
  purposes: readonly string[],
): Promise<readonly string[]> {
  const ids: string[] = [];
  for (let from = 0; from < purposes.length; from += atOnce) {
    const some = purposes.slice(from, from + atOnce);
    const created = await Promise.all(some.map((purpose) => target.send(createFile({ purpose }))));
    ids.push(...created.map(idOf));
  }
  return ids;
}

/** Creates files one after the other. */
export async function makeInTurn(
  target: OpenAITarget,
  purposes: readonly string[],
): Promise<readonly string[]> {
  const ids: string[] = [];
  for (const purpose of purposes) ids.push(idOf(await target.send(createFile({ purpose }))));
  return ids;
}

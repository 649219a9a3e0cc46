import { ProbeEnded, type ProbeResponse } from '../../probe-contract/probe.js';
import { atBody } from '../../difference/location.js';
import { valueOf, words } from '../../difference/reading.js';
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
    for (const response of created) checkNew(target, response, ids);
  }
  return ids;
}

/** Adds the id of a new file to those of others. @throws {ProbeEnded} if it is one of them */
function checkNew(target: OpenAITarget, response: ProbeResponse, ids: string[]): void {
  const id = idOf(response);
  if (ids.includes(id)) {
    target.find(response, {
      requirement: 'FILE-02',
      location: atBody('/id'),
      expected: words('a new id'),
      actual: valueOf(id, ' again'),
    });
    throw new ProbeEnded('two files have the same id');
  }
  ids.push(id);
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

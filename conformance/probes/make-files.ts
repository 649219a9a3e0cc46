import type { ProbeTarget } from '../probe/probe.js';
import { idOf } from './answers.js';
import { createFile } from './requests.js';

/** Makes files at the same time. */
export async function makeFiles(
  target: ProbeTarget,
  purposes: readonly string[],
): Promise<readonly string[]> {
  const made = await Promise.all(purposes.map((purpose) => target.ask(createFile({ purpose }))));
  return made.map(idOf);
}

/** Makes files one after the other. */
export async function makeInTurn(
  target: ProbeTarget,
  purposes: readonly string[],
): Promise<readonly string[]> {
  const ids: string[] = [];
  for (const purpose of purposes) ids.push(idOf(await target.ask(createFile({ purpose }))));
  return ids;
}

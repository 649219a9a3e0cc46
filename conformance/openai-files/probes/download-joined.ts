import type { OpenAITarget } from './openai-probe.js';
import { findLostBytes } from './completion-causes.js';
import { idOf } from './responses.js';
import { newUpload } from './make-upload.js';
import { asBody, createFile, downloadFile } from './requests.js';
import { atBody } from '../../difference/location.js';
import { words } from '../../difference/reading.js';

/** A file that was joined from parts. */
export interface JoinedFile {
  readonly file: string;
  /** Its expected content, in this order. */
  readonly parts: readonly Buffer[];
  /** The requirement that is violated if the parts are joined incorrectly. */
  readonly requirement: string;
}

/**
 * Downloads a file that was joined from parts. If its content is wrong, the content shows what is
 * violated: the order, if all parts are complete; every download, if a plain file with the correct
 * bytes is changed in the same way; otherwise the given requirement.
 */
export async function downloadJoined(target: OpenAITarget, joined: JoinedFile): Promise<void> {
  const { file, parts } = joined;
  const content = Buffer.concat(parts);
  const response = await target.send(downloadFile(file, { requirements: ['COMPLETE-13'] }));
  if (response.bytes.equals(content)) return;
  const requirement = await blame(target, joined, response.bytes);
  const options = { requirements: [requirement], wantContent: asBody(content) };
  const again = await target.send(downloadFile(file, options));
  if (!again.bytes.equals(content)) return;
  target.find(response, {
    requirement,
    location: atBody(),
    expected: words(`the ${content.length} bytes of its parts`),
    actual: words(`${response.bytes.length} bytes that differ from those of a second download`),
  });
}

async function blame(
  target: OpenAITarget,
  { parts, requirement }: JoinedFile,
  actual: Buffer,
): Promise<string> {
  const order = splitIntoParts(actual, parts);
  if (order?.length === parts.length && new Set(order).size === parts.length) return 'COMPLETE-03';
  // Complete parts that are missing or repeated were stored unchanged.
  if (order !== undefined && requirement === 'PART-05') return 'COMPLETE-03';
  if (await isChangedAlike(target, Buffer.concat(parts), actual)) return 'CONTENT-01';
  return (await findLostBytes(target, parts)) ?? requirement;
}

/** The numbers of the parts that make up the bytes. Undefined if the bytes differ from them. */
function splitIntoParts(bytes: Buffer, parts: readonly Buffer[]): readonly number[] | undefined {
  const left = parts.map((part, at) => ({ part, at }));
  left.sort((a, b) => b.part.length - a.part.length);
  const found: number[] = [];
  let from = 0;
  while (from < bytes.length) {
    const fits = ({ part }: { readonly part: Buffer }): boolean =>
      part.length > 0 && part.equals(bytes.subarray(from, from + part.length));
    const next = left.find((each) => !found.includes(each.at) && fits(each)) ?? left.find(fits);
    if (next === undefined) return undefined;
    found.push(next.at);
    from += next.part.length;
  }
  return found.length === 0 ? undefined : found;
}

async function isChangedAlike(
  target: OpenAITarget,
  content: Buffer,
  changed: Buffer,
): Promise<boolean> {
  const purpose = String(newUpload(target.profile, content.length)['purpose']);
  const created = await target.send(createFile({ purpose, content, want: 'any' }));
  if (created.status !== 200) return false;
  const plain = await target.send(downloadFile(idOf(created), { want: 'any' }));
  return plain.bytes.equals(changed);
}

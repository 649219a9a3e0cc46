import type { OpenAITarget } from './openai-probe.js';
import { idOf } from './answers.js';
import { askUpload } from './make-upload.js';
import { asBody, createFile, downloadFile } from './requests.js';
import { atBody } from '../../difference/location.js';
import { words } from '../../difference/reading.js';

/** A file that was made of parts. */
export interface JoinedFile {
  readonly file: string;
  /** What it must hold, in this order. */
  readonly parts: readonly Buffer[];
  /** What is broken where the parts were joined wrong. */
  readonly requirement: string;
}

/**
 * Downloads a file that was made of parts, and tells by what it holds in place of their bytes what is
 * broken: the order of parts that are whole; every content, where the right bytes come back changed
 * in the same way as a plain file; else what is asked for.
 */
export async function downloadJoined(target: OpenAITarget, joined: JoinedFile): Promise<void> {
  const { file, parts } = joined;
  const content = Buffer.concat(parts);
  const answer = await target.ask(downloadFile(file, { requirements: ['COMPLETE-13'] }));
  if (answer.bytes.equals(content)) return;
  const requirement = await blame(target, joined, answer.bytes);
  const wish = { requirements: [requirement], wantContent: asBody(content) };
  const again = await target.ask(downloadFile(file, wish));
  if (!again.bytes.equals(content)) return;
  target.find(answer, {
    requirement,
    location: atBody(),
    expected: words(`the ${content.length} bytes of its parts`),
    actual: words(`${answer.bytes.length} bytes, others than a second download brought`),
  });
}

async function blame(
  target: OpenAITarget,
  { parts, requirement }: JoinedFile,
  got: Buffer,
): Promise<string> {
  const order = splitIntoParts(got, parts);
  if (order?.length === parts.length && new Set(order).size === parts.length) return 'COMPLETE-03';
  // Whole parts that are missing or doubled were taken as they stand.
  if (order !== undefined && requirement === 'PART-05') return 'COMPLETE-03';
  return (await isChangedAlike(target, Buffer.concat(parts), got)) ? 'CONTENT-01' : requirement;
}

/** Which parts bytes are made of, by their numbers; undefined where they are not. */
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
  const purpose = String(askUpload(target.profile, content.length)['purpose']);
  const made = await target.ask(createFile({ purpose, content, want: 'any' }));
  if (made.status !== 200) return false;
  const plain = await target.ask(downloadFile(idOf(made), { want: 'any' }));
  return plain.bytes.equals(changed);
}

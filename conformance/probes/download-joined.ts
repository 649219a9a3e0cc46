import type { ProbeTarget } from '../probe/probe.js';
import { idOf } from './answers.js';
import { askUpload } from './make-upload.js';
import { asBody, createFile, downloadFile } from './requests.js';

/** A file that was made of parts. */
export interface JoinedFile {
  readonly file: string;
  /** What it must hold. */
  readonly content: Buffer;
  /** What is broken where the parts were joined wrong. */
  readonly requirement: string;
}

/**
 * Downloads a file that was made of parts. Where it holds other bytes, the right ones are sent as a
 * plain file: if they come back changed in the same way, the server changes every content, and joins
 * parts as it should.
 */
export async function downloadJoined(target: ProbeTarget, joined: JoinedFile): Promise<void> {
  const { file, content, requirement } = joined;
  const answer = await target.ask(downloadFile(file, { requirements: ['COMPLETE-13'] }));
  if (answer.bytes.equals(content)) return;
  const isOfAll = await isChangedAlike(target, content, answer.bytes);
  const requirements = [isOfAll ? 'CONTENT-01' : requirement];
  const wantContent = asBody(content);
  const again = await target.ask(downloadFile(file, { requirements, wantContent }));
  if (!again.bytes.equals(content)) return;
  target.find(answer, {
    ...{ requirement, where: 'body', wanted: `the ${content.length} bytes of its parts` },
    got: `${answer.bytes.length} bytes, others than a second download brought`,
  });
}

async function isChangedAlike(
  target: ProbeTarget,
  content: Buffer,
  changed: Buffer,
): Promise<boolean> {
  const purpose = String(askUpload(target.profile, content.length)['purpose']);
  const made = await target.ask(createFile({ purpose, content, want: 'any' }));
  if (made.status !== 200) return false;
  const plain = await target.ask(downloadFile(idOf(made), { want: 'any' }));
  return plain.bytes.equals(changed);
}

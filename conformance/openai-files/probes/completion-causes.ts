import type { OpenAITarget } from './openai-probe.js';
import { fileIdOf } from './responses.js';
import { lines, openUpload, sendParts, sizeOf } from './make-upload.js';
import { downloadFile } from './requests.js';
import { completeUpload } from './upload-requests.js';

/**
 * Why an Upload of these parts may be rejected or changed: `PART-05`, if the same bytes as the only part
 * of an Upload are not kept either.
 */
export async function findLostBytes(
  target: OpenAITarget,
  parts: readonly Buffer[],
): Promise<string | undefined> {
  const content = Buffer.concat(parts);
  const upload = await openUpload(target, content.length);
  const part_ids = await sendParts(target, upload, [content]);
  const completed = await target.send(completeUpload(upload, { part_ids }, { want: 'any' }));
  if (completed.status >= 300) return 'PART-05';
  const download = downloadFile(fileIdOf(completed), { want: 'any' });
  return (await target.send(download)).bytes.equals(content) ? undefined : 'PART-05';
}

/**
 * Why a completion may be rejected whose parts arrived in another order than that of its list:
 * `COMPLETE-03`, if two parts in the other order are rejected too.
 */
export async function findOrderOfArrival(target: OpenAITarget): Promise<string | undefined> {
  const contents = lines(target, 2);
  const upload = await openUpload(target, sizeOf(contents));
  const ids = await sendParts(target, upload, contents);
  const requested = { part_ids: ids.toReversed() };
  const { status } = await target.send(completeUpload(upload, requested, { want: 'any' }));
  return status < 300 ? undefined : 'COMPLETE-03';
}

import type { OpenAITarget } from './openai-probe.js';
import { freshContent } from '../contents/fresh-file.js';
import { suitedFile } from '../suited-file.js';
import type { OpenAIProfile } from '../profile-format/openai-profile.js';
import { idOf } from './responses.js';
import { downloadable } from './purposes.js';
import { addPart, createUpload, type UploadProperties } from './upload-requests.js';

/** A request for an Upload that every conforming server accepts. */
export function newUpload(profile: OpenAIProfile, bytes: number): UploadProperties {
  return suitedUpload(givenOut(profile)[0] ?? profile.purposes.uploads[0] ?? 'batch', bytes);
}

/** A request for an Upload of a file of a purpose. */
export function suitedUpload(purpose: string, bytes: number): UploadProperties {
  const { filename, mediaType } = suitedFile(purpose);
  return { purpose, filename, bytes, mime_type: mediaType };
}

/** Creates an Upload for the given number of bytes. */
export async function openUpload(target: OpenAITarget, bytes: number): Promise<string> {
  return idOf(await target.send(createUpload(newUpload(target.profile, bytes))));
}

/** Adds parts one after the other. */
export async function sendParts(
  target: OpenAITarget,
  upload: string,
  contents: readonly Buffer[],
): Promise<readonly string[]> {
  const ids: string[] = [];
  for (const content of contents) ids.push(idOf(await target.send(addPart(upload, content))));
  return ids;
}

/**
 * Lines of JSON that differ in content and length, so that each order results in another file. They are
 * unlike those of any other case.
 */
export function lines(target: OpenAITarget, count: number): readonly Buffer[] {
  return Array.from({ length: count }, (_, at) =>
    freshContent(target, Buffer.from(`{"${`${at}`.repeat(1 + ((at * 3) % 8))}":"line a"}\n`)),
  );
}

/** The total number of bytes. */
export function sizeOf(contents: readonly Buffer[]): number {
  return contents.reduce((sum, { length }) => sum + length, 0);
}

/** Why a probe that sends small parts and checks the resulting file is skipped. */
export function skipSmallParts(profile: OpenAIProfile): string | undefined {
  const { leastPart } = profile.limits;
  if (leastPart > 1) return `the profile requires parts of at least ${leastPart} bytes`;
  return givenOut(profile).length > 0
    ? undefined
    : 'the profile has no Uploads whose files can be downloaded';
}

/**
 * The purposes of Uploads whose files can be downloaded, those of JSON lines first. A server may have
 * them for Uploads alone.
 */
function givenOut({ purposes }: OpenAIProfile): readonly string[] {
  const given = downloadable({ purposes: { ...purposes, files: purposes.uploads } });
  const isOfLines = (purpose: string): boolean => ofLines.includes(purpose);
  return [
    ...ofLines.filter((each) => given.includes(each)),
    ...given.filter((each) => !isOfLines(each)),
  ];
}

const ofLines = ['fine-tune', 'batch'];

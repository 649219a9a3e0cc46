import { valueAt } from '@upspec/document/json-pointer';
import type { OpenAITarget } from './openai-probe.js';
import { createFile, type FileToMake } from './requests.js';

/** A property of a File, and what it must be. */
export interface PlainProperty {
  readonly file: FileToMake;
  readonly name: 'bytes' | 'purpose';
  readonly expected: unknown;
}

/**
 * Whether a property is right where the same file is sent in the plainest way. Where it is wrong
 * there, too, an unusual way of sending is not the cause.
 */
export async function keepsPlain(
  target: OpenAITarget,
  { file, name, expected }: PlainProperty,
): Promise<boolean> {
  const made = await target.ask(createFile({ ...file, want: 'any' }));
  return valueAt(made.json, `/${name}`) === expected;
}

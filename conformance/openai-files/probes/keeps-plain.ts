import { valueAt } from '@upspec/document/json-pointer';
import type { OpenAITarget } from './openai-probe.js';
import { createFile, type FileToMake } from './requests.js';

/** A property of a File, and its expected value. */
export interface PlainProperty {
  readonly file: FileToMake;
  readonly name: 'bytes' | 'purpose';
  readonly expected: unknown;
}

/**
 * Whether a property is correct if the same file is sent in the simplest way. If it is wrong
 * there, too, the unusual request is not the cause.
 */
export async function keepsPlain(
  target: OpenAITarget,
  { file, name, expected }: PlainProperty,
): Promise<boolean> {
  const created = await target.send(createFile({ ...file, want: 'any' }));
  return valueAt(created.json, `/${name}`) === expected;
}

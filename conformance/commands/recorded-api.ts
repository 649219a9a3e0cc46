import type { Contract } from '@upspec/document';
import { loadSpecContract } from '../contract/load-spec-contract.js';
import { openaiFilesContract } from '../openai-files/contract.js';
import { recordingRules } from '../openai-files/recording-rules.js';
import { UsageError } from '../kit-error.js';
import type { RecordingRules } from '../record/recording-rules.js';

/** Which API recordings are of; the one that the kit has a pack for where no document is named. */
export interface SpecArguments {
  /** An OpenAPI document. */
  readonly spec?: string;
  /** OpenAPI Overlays of that document. */
  readonly overlay?: readonly string[];
}

export interface RecordedApi {
  readonly contract: Contract;
  readonly rules?: RecordingRules;
}

/**
 * @throws {UsageError} for an overlay without a document, and for a document that has errors
 */
export async function recordedApi({ spec, overlay = [] }: SpecArguments): Promise<RecordedApi> {
  if (spec !== undefined) return { contract: await loadSpecContract({ spec, overlays: overlay }) };
  if (overlay.length > 0) {
    throw new UsageError('--overlay corrects a document: name it with --spec');
  }
  return {
    contract: openaiFilesContract(),
    rules: recordingRules,
  };
}

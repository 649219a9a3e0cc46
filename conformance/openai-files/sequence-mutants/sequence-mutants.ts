import { mutateRepeats } from './mutate-repeats.js';
import { mutateUploads } from './mutate-uploads.js';
import type { SequenceMutant } from './sequence-mutant.js';

/** All wrong sequences, each with the one finding that it must have. */
export function sequenceMutants(): readonly SequenceMutant[] {
  return [...mutateUploads(), ...mutateRepeats()];
}

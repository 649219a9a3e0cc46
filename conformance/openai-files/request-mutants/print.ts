import { formatLocation } from '../../difference/location.js';
import { sequenceMutants } from '../sequence-mutants/sequence-mutants.js';
import { requestMutants } from './request-mutants.js';

/** Prints all mutants: operation, kind, and the finding that each must have. */
function printMutants(): void {
  const mutants = requestMutants();
  for (const { operation, variant, kind, requirement, location } of mutants) {
    const name = [operation, variant].filter((each) => each !== '').join(' ');
    process.stdout.write(`${name}\t${kind}\t${requirement}\t${formatLocation(location)}\n`);
  }
  const sequences = sequenceMutants();
  for (const { kind, requirement, location } of sequences) {
    process.stdout.write(`sequence\t${kind}\t${requirement}\t${formatLocation(location)}\n`);
  }
  const kinds = new Set(mutants.map(({ kind }) => kind)).size;
  process.stdout.write(
    `${mutants.length} mutants of ${kinds} kinds, ${sequences.length} wrong sequences\n`,
  );
}

printMutants();

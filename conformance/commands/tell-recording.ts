import type { Terminal } from '../../terminal.js';
import type { Recording } from '../record/record.js';

/** Names the files on standard output, and what was left out on standard error. */
export function tellRecording({ files, notes }: Recording, terminal: Terminal): void {
  for (const file of files) terminal.print(file);
  for (const note of notes) terminal.warn(note);
  if (files.length === 0) terminal.warn('nothing was written');
}

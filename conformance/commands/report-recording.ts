import type { ExitCode, Terminal } from '../command-line/terminal.js';
import type { Recording } from '../record/record.js';

/** Names the files on standard output, and what was left out on standard error; 1 where none was written. */
export function reportRecording({ files, notes }: Recording, terminal: Terminal): ExitCode {
  for (const file of files) terminal.print(file);
  for (const note of notes) terminal.warn(note);
  if (files.length > 0) return 0;
  terminal.warn('nothing was written');
  return 1;
}

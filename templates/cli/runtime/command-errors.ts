import type { OutputConfiguration } from 'commander';
import { plainText } from './plain-text.js';

/** What may be a key that was typed in a wrong place. */
const KEY_LIKE = /\bsk-[^\s']*/g;

/** Where the command line's reader writes: its faults without what might be secret, for people. */
export function commandErrors(
  write: (text: string) => void,
): Required<Pick<OutputConfiguration, 'writeOut' | 'writeErr' | 'outputError'>> {
  return {
    // Help repeats texts of the document.
    writeOut: (text) => process.stdout.write(plainText(text)),
    writeErr: (text) => {
      write(plainText(text));
    },
    outputError: (text, tell) => {
      tell(clean(text));
    },
  };
}

/** The value of an unknown option may be the key itself, misspelt. */
function clean(text: string): string {
  return text
    .replace(/^error: /, '')
    .replace(/^(unknown option '--?[^'=]*)=.*'/s, "$1'")
    .replace(/^(unknown option '-[^-'])[^']*'/s, "$1'")
    .replaceAll(KEY_LIKE, '[hidden]');
}

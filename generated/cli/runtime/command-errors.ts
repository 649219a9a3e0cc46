// Generated from spec/openapi.yaml by `upspec generate`; do not edit.
import type { OutputConfiguration } from 'commander';
import { plainText } from './plain-text.js';

/** A string that may be a key in a wrong position. */
const KEY_LIKE = /\bsk-[^\s']*/g;

/** Where the parser of the command line writes its errors, without what might be secret. */
export function commandErrors(
  write: (text: string) => void,
): Required<Pick<OutputConfiguration, 'writeOut' | 'writeErr' | 'outputError'>> {
  return {
    // Help contains strings of the document.
    writeOut: (text) => process.stdout.write(plainText(text)),
    writeErr: (text) => {
      write(plainText(text));
    },
    outputError: (text, report) => {
      report(clean(text));
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

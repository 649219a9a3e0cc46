import { ts } from 'ts-morph';
import { describe, expect, test } from 'vitest';
import { RESERVED_WORDS } from './reserved-words.js';

/** Whether the compiler accepts a word as the name of a variable in a module. */
function isName(word: string): boolean {
  const { diagnostics = [] } = ts.transpileModule(`export {};\nfunction f(${word}) {}\n`, {
    reportDiagnostics: true,
    compilerOptions: { module: ts.ModuleKind.ESNext, target: ts.ScriptTarget.ES2022 },
  });
  return diagnostics.length === 0;
}

describe('words that cannot be names in a module', () => {
  test('are those of ECMAScript in strict code', () => {
    expect(RESERVED_WORDS.toSorted().join(' ')).toBe(
      'arguments await break case catch class const continue debugger default delete do else enum ' +
        'eval export extends false finally for function if implements import in instanceof ' +
        'interface let new null package private protected public return static super switch this ' +
        'throw true try typeof undefined var void while with yield',
    );
  });

  test.each(['class', 'with', 'enum', 'null'])('%s is rejected by the compiler', (word) => {
    expect(isName(word)).toBe(false);
  });

  test.each(['async', 'from', 'get', 'of', 'type', 'as', 'using', 'declare', 'namespace'])(
    '%s is not one of them: it is a keyword in some positions only',
    (word) => {
      expect([RESERVED_WORDS.includes(word), isName(word)]).toEqual([false, true]);
    },
  );
});

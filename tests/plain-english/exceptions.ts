/** Words that a text needs although the list of phrases names them, each with the reason. */
interface Exception {
  /** What the location of the text begins with. */
  readonly at: string;
  /** The word, as the text has it. */
  readonly word: string;
  readonly reason: string;
}

const EXCEPTIONS: readonly Exception[] = [
  {
    at: 'spec/upstream-differences.yaml',
    word: 'places',
    reason: 'it is a key of this file, which its first lines explain',
  },
  {
    at: 'tests/examples.slow.test.ts',
    word: 'place',
    reason: 'it is a variable in the name of a test',
  },
  {
    at: 'generated/docs/site/site.js',
    word: 'shall',
    reason: 'it quotes the license of a library',
  },
  { at: '.ci/count-reporter.ts', word: 'told', reason: 'CI changes with its own reviews' },
  { at: '.ci/check-packages/', word: 'stands', reason: 'CI changes with its own reviews' },
  { at: '.ci/check-packages/', word: 'refuses', reason: 'CI changes with its own reviews' },
];

/** Whether a text may have a word. */
export function isExcepted(at: string, word: string): boolean {
  return EXCEPTIONS.some((each) => at.startsWith(each.at) && word === each.word);
}

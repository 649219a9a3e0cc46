/** A piece of a sentence, and whether it is code. */
export interface ProsePiece {
  readonly text: string;
  readonly isCode: boolean;
}

/** A sentence of the spec, whose code is between backticks. */
export function splitCode(sentence: string): readonly ProsePiece[] {
  return sentence
    .split(/`([^`]+)`/)
    .map((text, index) => ({ text, isCode: index % 2 === 1 }))
    .filter(({ text }) => text !== '');
}

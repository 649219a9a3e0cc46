import { type SourceChange, SourceChangedError } from './upload-errors.js';

/**
 * Compares a property of the content with its value when the upload began. A value that is unknown
 * is not compared.
 *
 * @throws SourceChangedError where they differ.
 */
export function checkUnchanged(
  property: SourceChange['property'],
  expected: number | string | undefined,
  actual: number | string | undefined,
): void {
  if (expected === undefined || actual === undefined || expected === actual) return;
  const change = { property, expected, actual };
  throw new SourceChangedError(
    `source: it changed since the upload began: ${differenceOf(change)}`,
    change,
  );
}

function differenceOf({ property, expected, actual }: SourceChange): string {
  switch (property) {
    case 'size':
      return `its size is ${String(actual)} bytes, expected ${String(expected)}`;
    case 'modifiedAt':
      return `its time of modification is ${timeText(actual)}, expected ${timeText(expected)}`;
    case 'sample':
      return 'its content differs';
  }
}

function timeText(milliseconds: number | string): string {
  return new Date(milliseconds).toISOString();
}

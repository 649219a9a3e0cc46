import { InvalidDocumentError } from '@upspec/document';

/**
 * Runs a step that reads the document; when a library fails, the error names the document and the
 * step, and has the library's error as its cause.
 * @throws {InvalidDocumentError}
 */
export async function locateFailure<Result>(
  file: string,
  step: string,
  run: () => Result | Promise<Result>,
): Promise<Result> {
  try {
    return await run();
  } catch (error) {
    if (error instanceof InvalidDocumentError) throw error;
    const reason = error instanceof Error ? error.message : String(error);
    const location = { file, line: 1, column: 1 };
    throw new InvalidDocumentError(
      [{ severity: 'error', location, message: `${step} failed: ${reason.split('\n')[0] ?? ''}` }],
      { cause: error },
    );
  }
}

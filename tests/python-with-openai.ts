/** A Python that may have the official library `openai`. */
export const PYTHON: string = process.env['PYTHON_WITH_OPENAI'] ?? 'python3';

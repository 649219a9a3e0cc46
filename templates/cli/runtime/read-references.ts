import { isUtf8 } from 'node:buffer';
import { readFileSync, statSync } from 'node:fs';
import { UsageError } from './usage-error.js';

/** The maximum size of a file within a body, which is held in memory as a whole. */
const MOST_BYTES = 64 * 1024 * 1024;

/**
 * Replaces references to files in a value by their content: `@notes.txt` and `@file://notes.txt` as
 * text, `@photo.png` and `@data://photo.png` in base64. `\@` is an at sign, and `@name` is kept
 * where no such file exists.
 *
 * @throws UsageError for a file that can't be read.
 */
export function readReferences(value: unknown, where: string): unknown {
  if (typeof value === 'string') return reference(value, where);
  if (Array.isArray(value)) return value.map((item) => readReferences(item, where));
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(
    ([name, item]) => [name, readReferences(item, where)] as const,
  );
  return Object.fromEntries(entries);
}

function reference(text: string, where: string): string {
  if (text.startsWith('\\@')) return text.slice(1);
  if (!text.startsWith('@')) return text;
  const [, scheme, path = ''] = /^@(?:(data|file):\/\/)?(.*)$/s.exec(text) ?? [];
  const meansFile = scheme !== undefined || /[./\\]/.test(path);
  const bytes = meansFile || exists(path) ? read(path, where) : undefined;
  if (bytes === undefined) return text;
  const asText = scheme === 'file' || (scheme === undefined && isText(bytes));
  return asText ? bytes.toString('utf8') : bytes.toString('base64');
}

function exists(path: string): boolean {
  return path !== '' && statSync(path, { throwIfNoEntry: false })?.isFile() === true;
}

function read(path: string, where: string): Buffer {
  try {
    const { size } = statSync(path);
    if (size > MOST_BYTES) throw new Error('it is larger than 64 MiB');
    return readFileSync(path);
  } catch (cause) {
    const message = cause instanceof Error ? cause.message : String(cause);
    throw new UsageError(`${where}: ${path} can't be read: ${message}`, { cause });
  }
}

function isText(bytes: Buffer): boolean {
  return isUtf8(bytes) && !bytes.includes(0);
}

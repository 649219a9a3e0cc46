// Generated from spec/openapi.yaml by `upspec generate`; do not edit.
import { extname } from 'node:path';
import { parse } from 'content-disposition';
import { plainText } from './plain-text.js';

const LONGEST_NAME = 60;
const LONGEST_EXTENSION = 20;

/**
 * The name under which a response's bytes are saved: a name and not a path, and not a hidden file.
 */
export function downloadName(headers: Pick<Headers, 'get'>): string {
  const disposition = headers.get('content-disposition') ?? '';
  const { filename = '' } = parse(disposition).parameters;
  const last = plainText(filename.split(/[/\\]/).at(-1) ?? '').replaceAll(/[\n\t\ufffd:]/g, '_');
  const name = last.replace(/^[.\s-]+/, '').trim();
  if (name === '') return 'file';
  const extension = extname(name);
  const stem = name.slice(0, name.length - extension.length);
  return stem.slice(0, LONGEST_NAME) + extension.slice(0, LONGEST_EXTENSION);
}

/** An alternative to a name that exists: `photo-2.png`. */
export function numbered(name: string, count: number): string {
  const extension = extname(name);
  return `${name.slice(0, name.length - extension.length)}-${String(count + 1)}${extension}`;
}

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { ReadText } from './corpus.js';

const ROOT = join(import.meta.dirname, '..', '..');

/** The data files in which we write sentences for people; recordings and quotations are others' words. */
const DATA =
  /^(?:action\.yml|(?:.*\/)?package\.json|spec\/(?:openapi|upstream-differences)\.yaml|spec\/wire\/\w+\.json|(?:conformance|generator)\/.*\.schema\.json|conformance\/openai-files\/(?:profiles\/[\w-]+\.yaml|tests\/check-faults\.json)|generated\/typescript\/schemas\/\w+\.json)$/;
/** The keys under which these files hold a sentence of ours. */
const SENTENCES: ReadonlySet<string> = new Set([
  'description',
  'info',
  'reason',
  'reasons',
  'summary',
  'title',
  'unknown',
  'waived',
]);
const TEMPLATE = /\.(?:html|md)\.hbs$/;

/** The sentences of a data file or of a template for pages, each with where it is. */
export function writtenIn(path: string): readonly ReadText[] {
  const read = (): string => readFileSync(join(ROOT, path), 'utf8');
  if (TEMPLATE.test(path)) return templateLines(path, read());
  if (!DATA.test(path)) return [];
  const data: unknown = parse(read());
  return sentencesOf({ at: path, value: data, isSentence: false });
}

interface TextLocation {
  readonly at: string;
  readonly value: unknown;
  /** Whether a key above this value announces sentences. */
  readonly isSentence: boolean;
}

function sentencesOf({ at, value, isSentence }: TextLocation): readonly ReadText[] {
  if (typeof value === 'string')
    return isSentence && value.includes(' ') ? [{ at, text: withoutCode(value) }] : [];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, each]) =>
    sentencesOf({
      at: `${at}/${key}`,
      value: each as unknown,
      isSentence: isSentence || SENTENCES.has(key),
    }),
  );
}

function templateLines(path: string, text: string): readonly ReadText[] {
  return text
    .replaceAll(/\{\{[^}]*\}\}|<[^>]*>/g, (code) => code.replaceAll(/[^\n]/g, ' '))
    .split('\n')
    .map((line, at) => ({ at: `${path}:${String(at + 1)}`, text: withoutCode(line) }))
    .filter(({ text: line }) => /[a-z] [a-z]/i.test(line));
}

function withoutCode(text: string): string {
  return text.replaceAll(/`[^`]*`|"[^"]*"/g, ' ').trim();
}

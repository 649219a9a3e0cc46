import hljs from 'highlight.js/lib/core';
import bash from 'highlight.js/lib/languages/bash';
import json from 'highlight.js/lib/languages/json';
import python from 'highlight.js/lib/languages/python';
import ruby from 'highlight.js/lib/languages/ruby';
import typescript from 'highlight.js/lib/languages/typescript';
import xml from 'highlight.js/lib/languages/xml';
import yaml from 'highlight.js/lib/languages/yaml';
import { escapeHtml } from './escape-html.js';

const LANGUAGES = { bash, json, python, ruby, typescript, xml, yaml };

/** Other names for languages in code fences. */
const ALIASES: Readonly<Record<string, keyof typeof LANGUAGES>> = {
  sh: 'bash',
  shell: 'bash',
  console: 'bash',
  curl: 'bash',
  js: 'typescript',
  javascript: 'typescript',
  ts: 'typescript',
  'node.js': 'typescript',
  jsonl: 'json',
  py: 'python',
  rb: 'ruby',
  yml: 'yaml',
  html: 'xml',
};

for (const [name, language] of Object.entries(LANGUAGES)) hljs.registerLanguage(name, language);

/**
 * Highlights code by classes when the page is generated; an unknown language is not highlighted.
 */
export function highlight(code: string, language: string): string {
  const word = language.trim().toLowerCase();
  const name = ALIASES[word] ?? word;
  if (!Object.hasOwn(LANGUAGES, name)) return escapeHtml(code);
  return hljs.highlight(code, { language: name, ignoreIllegals: true }).value;
}

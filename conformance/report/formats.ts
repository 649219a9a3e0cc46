import type { Result } from '../verdict/result.js';

/** The report formats, by their names for `--report`. */
export type Format = 'text' | 'json' | 'junit' | 'tap' | 'html' | 'markdown' | 'badge';

export type Formatter = (result: Result) => string;

/** Loaded when it is used: some bring libraries that no other needs. */
export const formats: Readonly<Record<Format, () => Promise<Formatter>>> = {
  text: async () => (await import('./text.js')).formatText,
  json: async () => (await import('./json.js')).formatJson,
  junit: async () => (await import('./junit.js')).formatJunit,
  tap: async () => (await import('./tap.js')).formatTap,
  html: async () => (await import('./html/html.js')).formatHtml,
  markdown: async () => (await import('./markdown.js')).formatMarkdown,
  badge: async () => (await import('./badge.js')).formatBadge,
};

export function isFormat(name: string): name is Format {
  return Object.hasOwn(formats, name);
}

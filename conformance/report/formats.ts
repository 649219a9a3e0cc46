import type { Result } from '../verdict/result.js';

/** The report formats, by their names for `--report`. */
export type Format =
  'text' | 'json' | 'junit' | 'tap' | 'html' | 'markdown' | 'badge' | 'sarif' | 'github';

export type Formatter = (result: Result) => string;

/** Loaded when it is used: some bring libraries that no other needs. */
export const formats: Readonly<Record<Format, () => Promise<Formatter>>> = {
  text: async () => {
    const { formatText } = await import('./text.js');
    return (result) => formatText(result);
  },
  json: async () => (await import('./json.js')).formatJson,
  junit: async () => (await import('./junit.js')).formatJunit,
  tap: async () => (await import('./tap.js')).formatTap,
  html: async () => (await import('./html/html.js')).formatHtml,
  markdown: async () => (await import('./markdown.js')).formatMarkdown,
  badge: async () => (await import('./badge.js')).formatBadge,
  sarif: async () => (await import('./sarif.js')).formatSarif,
  github: async () => (await import('./github.js')).formatGithub,
};

export function isFormat(name: string): name is Format {
  return Object.hasOwn(formats, name);
}

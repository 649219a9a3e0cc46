import { type Page, withLines } from './pages.js';

/**
 * What a page of the documentation asks its reader to do. A comment before a fence, which a reader
 * does not see, says how it is run: `<!-- background: NAME -->`, `<!-- exit 1 -->`,
 * `<!-- not run: REASON -->`, `<!-- file: NAME -->`; `<!-- output -->` marks what the command
 * before it prints. `<!-- stop: NAME -->` has no fence after it.
 */
export type ShellStep =
  | { readonly kind: 'run'; readonly code: string; readonly exit: number; readonly line: number }
  | {
      readonly kind: 'background';
      readonly code: string;
      readonly name: string;
      readonly line: number;
    }
  | { readonly kind: 'stop'; readonly name: string; readonly line: number }
  | { readonly kind: 'file'; readonly name: string; readonly text: string; readonly line: number }
  | { readonly kind: 'output'; readonly text: string; readonly line: number };

interface Marker {
  readonly key: string;
  readonly value: string;
}

/** The steps of a page in their order. @throws {Error} for a comment that says nothing known */
export function shellSteps(page: Page): readonly ShellStep[] {
  const steps: ShellStep[] = [];
  let marker: Marker = { key: '', value: '' };
  for (const { token, line } of withLines(page)) {
    if (token.type === 'space') continue;
    if (token.type === 'html') {
      marker = readMarker(token.raw, `${page.path}:${String(line)}`);
      if (marker.key !== 'stop') continue;
      steps.push({ kind: 'stop', name: marker.value, line });
    } else if (token.type === 'code') {
      const { lang, text } = token as { readonly lang?: string; readonly text: string };
      const step = stepOf({ language: lang ?? '', text, line }, marker);
      if (step !== undefined) steps.push(step);
    }
    marker = { key: '', value: '' };
  }
  return steps;
}

function readMarker(comment: string, location: string): Marker {
  const match =
    /^<!-- (?<key>background|stop|exit|not run|file|output):? ?(?<value>.*?) ?-->\s*$/.exec(
      comment,
    );
  if (match === null)
    throw new Error(
      `${location}: unknown comment ${comment.trim()}; see tests/docs/shell-steps.ts`,
    );
  return { key: match.groups?.['key'] ?? '', value: match.groups?.['value'] ?? '' };
}

function stepOf(
  fence: { readonly language: string; readonly text: string; readonly line: number },
  { key, value }: Marker,
): ShellStep | undefined {
  const { language, text, line } = fence;
  if (key === 'file') return { kind: 'file', name: value, text: `${text}\n`, line };
  if (key === 'output') return { kind: 'output', text, line };
  if (language !== 'sh' || key === 'not run') return undefined;
  if (key === 'background') return { kind: 'background', code: text, name: value, line };
  return { kind: 'run', code: text, exit: key === 'exit' ? Number(value) : 0, line };
}

import { lexer, walkTokens, type Token } from 'marked';

/**
 * Takes out of a description what would lead astray on another page: links that are no whole
 * addresses become their text, images what they show, and headings bold lines.
 */
export function plainMarkdown(markdown: string): string {
  const changes: Change[] = [];
  const tokens = lexer(markdown);
  void walkTokens(tokens, (token) => {
    const to = plainFormOf(token);
    if (to !== undefined && to !== token.raw) changes.push({ from: token.raw, to });
  });
  return replaceInOrder(markdown, changes);
}

/** Whether an address may be linked to: one that stands by itself, and runs nothing. */
export function isWholeAddress(address: string): boolean {
  return /^(https?:\/\/|mailto:)/i.test(address.trim());
}

interface Change {
  readonly from: string;
  readonly to: string;
}

function plainFormOf(token: Token): string | undefined {
  switch (token.type) {
    case 'link': {
      const { href, text } = token as { readonly href: string; readonly text: string };
      return isWholeAddress(href) ? undefined : text;
    }
    case 'image':
      return (token as { readonly text: string }).text;
    case 'heading':
      return `**${plainMarkdown((token as { readonly text: string }).text).trim()}**\n\n`;
    default:
      return undefined;
  }
}

/** Replaces each text once, where it stands first after the one before it. */
function replaceInOrder(text: string, changes: readonly Change[]): string {
  let done = '';
  let rest = text;
  for (const { from, to } of changes) {
    const at = rest.indexOf(from);
    if (at < 0) continue;
    done += rest.slice(0, at) + to;
    rest = rest.slice(at + from.length);
  }
  return done + rest;
}

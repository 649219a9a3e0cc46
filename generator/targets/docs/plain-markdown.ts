import { lexer, walkTokens, type Token } from 'marked';

/**
 * Takes out of a description what would lead astray on another page: links that are no whole
 * addresses become their text, images what they show, headings bold lines, and elements of HTML the
 * text that they are written as. A block of code that is not closed is closed.
 */
export function plainMarkdown(markdown: string): string {
  return lexer(markdown).map(plainBlock).join('');
}

/** Whether an address may be linked to: one that stands by itself, and runs nothing. */
export function isWholeAddress(address: string): boolean {
  return /^(https?:\/\/|mailto:)/i.test(address.trim());
}

function plainBlock(token: Token): string {
  switch (token.type) {
    case 'code':
      return closed(token.raw);
    case 'heading':
      return plainFormOf(token) ?? token.raw;
    case 'html': {
      // What stood in the element is Markdown once the element is text.
      const text = withoutElements(token.raw);
      return text === token.raw ? text : plainMarkdown(text);
    }
    default:
      return plainInside(token);
  }
}

/** Only a fence that has no end of its own, at the end of all, gets one. */
function closed(raw: string): string {
  const [, margin = '', fence] = /^( {0,3})(`{3,}|~{3,})/.exec(raw) ?? [];
  if (fence === undefined) return raw;
  const last = raw.trimEnd().split('\n').slice(1).at(-1)?.trim() ?? '';
  const isEnd = last.startsWith(fence) && /^(`+|~+)$/.test(last);
  return isEnd ? raw : `${raw.replace(/\n$/, '')}\n${margin}${fence}\n`;
}

/** What is kept as it stands, or replaced, within a block; all else loses its elements. */
function plainInside(block: Token): string {
  const kept: { readonly from: string; readonly to: string }[] = [];
  void walkTokens([block], (token) => {
    const to = plainFormOf(token);
    if (to !== undefined) kept.push({ from: token.raw, to });
  });
  let done = '';
  let rest = block.raw;
  for (const { from, to } of kept) {
    const at = rest.indexOf(from);
    if (at < 0) continue;
    done += withoutElements(rest.slice(0, at)) + to;
    rest = rest.slice(at + from.length);
  }
  return done + withoutElements(rest);
}

function plainFormOf(token: Token): string | undefined {
  switch (token.type) {
    case 'code':
    case 'codespan':
      return token.raw;
    case 'link': {
      const { href, text } = token as { readonly href: string; readonly text: string };
      return isWholeAddress(href) ? undefined : plainMarkdown(text);
    }
    case 'image':
      return withoutElements((token as { readonly text: string }).text);
    case 'heading':
      return `**${plainMarkdown((token as { readonly text: string }).text).trim()}**\n\n`;
    default:
      return undefined;
  }
}

/** What would begin an element, a comment or a declaration; an address in angle brackets is a link. */
function withoutElements(text: string): string {
  return text.replaceAll(/<(?!(?:https?:\/\/|mailto:)[^\s<>]*>)(?=[A-Za-z/!?])/gi, '&lt;');
}

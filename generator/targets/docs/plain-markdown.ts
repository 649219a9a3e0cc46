import { lexer, walkTokens, type Token } from 'marked';

/**
 * Removes from a description what would not work on another page: links that are not absolute URLs
 * become their text, images their alternative text, headings bold lines, and HTML elements escaped
 * text. A block of code that is not closed is closed.
 */
export function plainMarkdown(markdown: string): string {
  return lexer(markdown).map(plainBlock).join('');
}

/** Whether a URL may be linked to: it is absolute, and runs no script. */
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
      // The content of the element is Markdown once the element is text.
      const text = withoutElements(token.raw);
      return text === token.raw ? text : plainMarkdown(text);
    }
    default:
      return plainInside(token);
  }
}

/** Only an unclosed fence at the end of the text is closed. */
function closed(raw: string): string {
  const [, margin = '', fence] = /^( {0,3})(`{3,}|~{3,})/.exec(raw) ?? [];
  if (fence === undefined) return raw;
  const last = raw.trimEnd().split('\n').slice(1).at(-1)?.trim() ?? '';
  const isEnd = last.startsWith(fence) && /^(`+|~+)$/.test(last);
  return isEnd ? raw : `${raw.replace(/\n$/, '')}\n${margin}${fence}\n`;
}

/** Tokens within a block that are kept or replaced; HTML is escaped in all others. */
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

/** The start of an element, a comment or a declaration; a URL in angle brackets is a link. */
function withoutElements(text: string): string {
  return text.replaceAll(/<(?!(?:https?:\/\/|mailto:)[^\s<>]*>)(?=[A-Za-z/!?])/gi, '&lt;');
}

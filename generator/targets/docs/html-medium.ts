import { Marked, type Tokens } from 'marked';
import { escapeHtml } from './escape-html.js';
import { highlight } from './highlight.js';
import type { Medium } from './medium.js';
import { wayTo, type PagePath } from './page-paths.js';
import { isWholeAddress, plainMarkdown } from './plain-markdown.js';

/** Writes a page as HTML. HTML in the document is always escaped. */
export function htmlMedium(from: PagePath): Medium {
  return {
    text: escapeHtml,
    code: (plain) => `<code>${escapeHtml(plain)}</code>`,
    line: (markdown) => marked.parseInline(plainMarkdown(markdown), { async: false }),
    prose: (markdown) => marked.parse(plainMarkdown(markdown), { async: false }).trim(),
    link: (label, { page: position, anchor }) =>
      `<a href="${escapeHtml(wayTo(from, position))}.html${anchor === undefined ? '' : `#${escapeHtml(anchor)}`}">${label}</a>`,
    block: codeBlock,
  };
}

/** The page's script adds the copy button to the wrapper. */
function codeBlock(code: string, language: string): string {
  const shown = highlight(code.replace(/\n$/, ''), language);
  return `<div class="code"><pre tabindex="0"><code class="language-${escapeHtml(language)}">${shown}</code></pre></div>`;
}

const marked = new Marked({
  gfm: true,
  renderer: {
    html: ({ text }: Tokens.HTML | Tokens.Tag) => escapeHtml(text),
    code: ({ text, lang }: Tokens.Code) => codeBlock(text, lang ?? ''),
    heading({ tokens }: Tokens.Heading) {
      return `<p><strong>${this.parser.parseInline(tokens)}</strong></p>`;
    },
    image: ({ text }: Tokens.Image) => escapeHtml(text),
    link({ href, tokens }: Tokens.Link) {
      const label = this.parser.parseInline(tokens);
      return isWholeAddress(href) ? `<a href="${escapeHtml(href)}">${label}</a>` : label;
    },
    checkbox: () => '',
    table({ header, rows }: Tokens.Table) {
      const row = (cells: readonly Tokens.TableCell[], tag: 'td' | 'th'): string =>
        `<tr>${cells.map((cell) => `<${tag}>${this.parser.parseInline(cell.tokens)}</${tag}>`).join('')}</tr>`;
      const body = rows.map((cells) => row(cells, 'td')).join('');
      return `<div class="scroll" tabindex="0"><table><thead>${row(header, 'th')}</thead><tbody>${body}</tbody></table></div>`;
    },
  },
});

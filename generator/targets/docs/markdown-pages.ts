import { readTemplate, type Template } from '../render-template.js';
import { banner, type EmittedFile } from '../target.js';
import type { BookOfPages, Page } from './book-pages.js';
import { markdownFile, markdownMedium } from './markdown-medium.js';
import { pageView, type PageView } from './page-view.js';

interface MarkdownPage {
  readonly banner: string;
  /** The link back to the index page. */
  readonly home: string;
  /** The path of an operation, as code. */
  readonly route: string;
  readonly view: PageView;
}

/** Writes every page as Markdown. */
export function markdownPages(book: BookOfPages): readonly EmittedFile[] {
  const templates = new Map<Page['kind'], Template<MarkdownPage>>();
  const templateOf = (kind: Page['kind']): Template<MarkdownPage> => {
    const template = templates.get(kind) ?? readMarkdown(kind);
    templates.set(kind, template);
    return template;
  };
  return book.pages.map((page) => {
    const medium = markdownMedium(page.page);
    const text = templateOf(page.kind)({
      banner: banner(book.model),
      home: medium.link(medium.text(book.model.title), { page: book.pagePaths.index }),
      route: page.kind === 'operation' ? medium.code(page.operation.path) : '',
      view: pageView(page, { book, medium }),
    });
    return { path: `docs/${markdownFile(page.page)}`, text };
  });
}

function readMarkdown(kind: Page['kind']): Template<MarkdownPage> {
  return readTemplate(`docs/markdown/${kind}.md.hbs`, {
    escape: 'none',
    partials: { field: 'docs/markdown/field.md.hbs' },
  });
}

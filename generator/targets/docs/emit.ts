import type { Model } from '@upspec/document';
import type { Emitted, Target } from '../target.js';
import { bookOfPages } from './book-pages.js';
import { markdownPages } from './markdown-pages.js';
import { sitePages } from './site-pages.js';

/** The reference pages, as Markdown and as one static site. */
export const docs: Target = {
  name: 'docs',
  summary: 'docs/: reference pages in Markdown, and as a site in docs/site/',
  owns: (path) => path.startsWith('docs/'),
  emit: emitDocs,
};

async function emitDocs(model: Model): Promise<Emitted> {
  const book = bookOfPages(model);
  return { files: [...markdownPages(book), ...(await sitePages(book))] };
}

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readTemplate, templatesFolder, type Template } from '../render-template.js';
import { banner, type EmittedFile } from '../target.js';
import type { BookOfPages, Page } from './book-pages.js';
import { htmlMedium } from './html-medium.js';
import { pageView, type PageView } from './page-view.js';
import { searchIndex } from './search-index.js';
import { siteMenus, type MenuGroup } from './site-menu.js';
import { siteScript } from './site-script.js';
import { titleOf } from './title-of.js';

interface SitePage {
  readonly banner: string;
  /** The relative path to the site's folder: `../../`. */
  readonly root: string;
  readonly site: string;
  readonly title: string;
  readonly menu: readonly MenuGroup[];
  readonly view: PageView;
}

/** Writes every page as HTML, with shared files: a static site that works from disk. */
export async function sitePages(book: BookOfPages): Promise<readonly EmittedFile[]> {
  const { model } = book;
  const menuOf = siteMenus(book);
  const templates = new Map<Page['kind'], Template<SitePage>>();
  const templateOf = (kind: Page['kind']): Template<SitePage> => {
    const template = templates.get(kind) ?? readSite(kind);
    templates.set(kind, template);
    return template;
  };
  const pages = book.pages.map((page) => ({
    path: `docs/site/${page.page}.html`,
    text: templateOf(page.kind)({
      banner: banner(model),
      root: '../'.repeat(page.page.split('/').length - 1),
      site: model.title,
      title: page.kind === 'index' ? model.title : `${pageTitle(page)} · ${model.title}`,
      menu: menuOf(page),
      view: pageView(page, { book, medium: htmlMedium(page.page) }),
    }),
  }));
  return [
    ...pages,
    searchIndex(book),
    await siteScript(model),
    { path: 'docs/site/site.css', text: `/* ${banner(model)} */\n${asset('site.css')}` },
    { path: 'docs/site/favicon.svg', text: `<!-- ${banner(model)} -->\n${asset('favicon.svg')}` },
  ];
}

function pageTitle(page: Page): string {
  switch (page.kind) {
    case 'guide':
      return page.topic.title;
    case 'operation':
      return titleOf(page.operation);
    case 'object':
      return page.schema.schema.title ?? page.schema.typeName;
    case 'errors':
      return 'Errors';
    case 'requirements':
      return 'Requirements';
    case 'index':
      return 'Overview';
  }
}

function readSite(kind: Page['kind']): Template<SitePage> {
  return readTemplate('docs/site/page.html.hbs', {
    escape: 'html',
    partials: {
      main: `docs/site/${kind}.html.hbs`,
      contents: 'docs/site/contents.html.hbs',
      field: 'docs/site/field.html.hbs',
    },
  });
}

function asset(name: string): string {
  return readFileSync(join(templatesFolder(), 'docs', 'site', name), 'utf8');
}

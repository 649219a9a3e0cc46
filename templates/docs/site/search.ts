import MiniSearch from 'minisearch';

/** A page as `search-index.js` lists it. */
interface Entry {
  readonly title: string;
  readonly id: string;
  readonly kind: string;
  readonly href: string;
  readonly text: string;
  /** The fields on the page, each with its anchor. */
  readonly names: readonly (readonly [name: string, anchor: string])[];
}

declare global {
  var upspecSearchIndex: readonly Entry[] | undefined;
}

const MOST_SHOWN = 12;
/** The beginning of a requirement's text, as its id alone is not descriptive. */
const LONGEST_TEXT = 90;
/** A search for a field lists the operation that accepts it before the object that has it. */
const WEIGHTS: Readonly<Record<string, number>> = { object: 0.5, requirement: 0.4 };
let engine: MiniSearch | undefined;

/** Built at the first search: most readers of a page never search. */
function searchEngine(entries: readonly Entry[]): MiniSearch {
  if (engine) return engine;
  engine = new MiniSearch({
    fields: ['title', 'id', 'names', 'text'],
    idField: 'number',
    searchOptions: {
      boost: { title: 6, id: 6, names: 3 },
      prefix: true,
      fuzzy: 0.2,
      combineWith: 'AND',
      boostDocument: (id) => WEIGHTS[entries[Number(id)]?.kind ?? ''] ?? 1,
    },
  });
  engine.addAll(
    entries.map(({ title, id: name, text, names }, number) => ({
      number,
      title,
      id: name,
      text,
      names: names.map(([name]) => `${name} ${name.replaceAll(/[_.-]/g, ' ')}`).join(' '),
    })),
  );
  return engine;
}

interface Hit {
  readonly entry: Entry;
  /** The field that the query names, if it names one. */
  readonly name: string;
  readonly href: string;
}

function find(query: string): readonly Hit[] {
  const entries = globalThis.upspecSearchIndex ?? [];
  const found = searchEngine(entries).search(query).slice(0, MOST_SHOWN);
  const expected = query.trim().toLowerCase();
  return found.flatMap(({ id }) => {
    const entry = entries[Number(id)];
    if (!entry) return [];
    const field = entry.names.find(([name]) => name.toLowerCase() === expected);
    const anchor = field === undefined ? '' : `#${field[1]}`;
    return [{ entry, name: field?.[0] ?? '', href: `${entry.href}${anchor}` }];
  });
}

function beginning(text: string): string {
  const plain = text.replaceAll('`', '').trim();
  if (plain.length <= LONGEST_TEXT) return plain;
  return `${plain.slice(0, LONGEST_TEXT).replace(/\s+\S*$/, '')}…`;
}

function optionOf({ entry, name, href }: Hit, index: number): HTMLElement {
  const option = document.createElement('li');
  option.id = `site-result-${String(index)}`;
  option.setAttribute('role', 'option');
  option.setAttribute('aria-selected', 'false');
  option.dataset['href'] = (document.body.dataset['root'] ?? '') + href;
  for (const [className, text] of [
    ['result-title', entry.title],
    ['result-kind', name === '' ? entry.kind : `${entry.kind} · ${name}`],
    ['result-text', entry.kind === 'requirement' ? beginning(entry.text) : ''],
  ] as const) {
    if (text === '') continue;
    const part = document.createElement('span');
    part.className = className;
    part.textContent = text;
    option.append(part);
  }
  return option;
}

/** The list of results below the search field. */
interface Results {
  /** Shows the results of the query, with the first one selected. */
  search(): void;
  close(): void;
  /** Opens a result's page. */
  follow(option: HTMLElement | null): void;
  /** Handles a key while the list is shown. */
  readonly keys: Readonly<Record<string, () => void>>;
}

function resultsOf(input: HTMLInputElement, list: HTMLElement): Results {
  let chosen = -1;
  const options = (): readonly HTMLElement[] => [
    ...list.querySelectorAll<HTMLElement>('[role=option]'),
  ];
  const close = (): void => {
    list.hidden = true;
    input.setAttribute('aria-expanded', 'false');
    input.removeAttribute('aria-activedescendant');
  };
  const choose = (index: number): void => {
    chosen = index;
    for (const [at, option] of options().entries()) {
      option.setAttribute('aria-selected', String(at === index));
      if (at !== index) continue;
      input.setAttribute('aria-activedescendant', option.id);
      option.scrollIntoView({ block: 'nearest' });
    }
  };
  const follow = (option: HTMLElement | null | undefined): void => {
    const href = option?.dataset['href'];
    if (href === undefined) return;
    close();
    location.href = href;
  };
  const search = (): void => {
    const query = input.value.trim();
    if (query === '') {
      close();
      return;
    }
    const hits = find(query);
    list.replaceChildren(...(hits.length === 0 ? [nothingFound()] : hits.map(optionOf)));
    list.hidden = false;
    input.setAttribute('aria-expanded', 'true');
    choose(hits.length === 0 ? -1 : 0);
  };
  const keys = {
    ArrowDown: () => choose(Math.min(chosen + 1, options().length - 1)),
    ArrowUp: () => choose(Math.max(chosen - 1, 0)),
    Enter: () => follow(options()[chosen]),
    Escape: close,
  };
  return { search, close, follow, keys };
}

function nothingFound(): HTMLElement {
  const nothing = document.createElement('li');
  nothing.className = 'nothing';
  nothing.textContent = 'Nothing found';
  return nothing;
}

function connect(input: HTMLInputElement, list: HTMLElement): void {
  const { search, close, follow, keys } = resultsOf(input, list);
  input.addEventListener('input', search);
  input.addEventListener('focus', search);
  input.addEventListener('keydown', (event) => {
    const act = keys[event.key];
    if (!act || list.hidden) return;
    event.preventDefault();
    act();
  });
  list.addEventListener('click', ({ target }) => {
    if (target instanceof Element) follow(target.closest<HTMLElement>('[role=option]'));
  });
  document.addEventListener('click', ({ target }) => {
    if (target instanceof Node && !input.contains(target) && !list.contains(target)) close();
  });
  focusOnSlash(input);
}

/** The key `/` focuses the search field, unless the user is typing elsewhere. */
function focusOnSlash(input: HTMLInputElement): void {
  document.addEventListener('keydown', (event) => {
    const typing = event.target instanceof Element && event.target.matches('input, textarea');
    if (event.key !== '/' || typing || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    input.focus();
    input.select();
  });
}

document.addEventListener('DOMContentLoaded', () => {
  const box = document.querySelector<HTMLElement>('.search');
  const input = document.querySelector<HTMLInputElement>('#site-search');
  const list = document.querySelector<HTMLElement>('#site-results');
  if (!box || !input || !list) return;
  box.hidden = false;
  connect(input, list);
});

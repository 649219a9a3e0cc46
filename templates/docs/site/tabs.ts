// Without this script the programs of an example are listed one below the other, each under its heading.
const LANGUAGE_KEY = 'upspec-language';

function rememberedLanguage(): string | null {
  try {
    return localStorage.getItem(LANGUAGE_KEY);
  } catch {
    return null;
  }
}

function makeTabs(programs: HTMLElement, group: number): void {
  const panels = [...programs.querySelectorAll<HTMLElement>('.program')];
  const list = document.createElement('div');
  list.className = 'tabs';
  list.setAttribute('role', 'tablist');
  list.setAttribute('aria-label', 'Language');
  for (const [index, panel] of panels.entries()) {
    const heading = panel.querySelector('h3');
    const tab = document.createElement('button');
    tab.type = 'button';
    tab.textContent = heading?.textContent ?? '';
    tab.dataset['language'] = panel.dataset['language'] ?? '';
    tab.id = `site-tab-${String(group)}-${String(index)}`;
    tab.setAttribute('role', 'tab');
    panel.id = `site-panel-${String(group)}-${String(index)}`;
    tab.setAttribute('aria-controls', panel.id);
    panel.setAttribute('role', 'tabpanel');
    panel.setAttribute('aria-labelledby', tab.id);
    heading?.remove();
    list.append(tab);
  }
  list.addEventListener('click', ({ target }) => {
    if (target instanceof HTMLElement && target.dataset['language'] !== undefined)
      choose(target.dataset['language']);
  });
  list.addEventListener('keydown', (event) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    const tabs = [...list.querySelectorAll<HTMLElement>('[role=tab]')];
    const at = tabs.findIndex((tab) => tab === document.activeElement);
    if (step === undefined || at < 0) return;
    event.preventDefault();
    const next = tabs[(at + step + tabs.length) % tabs.length];
    next?.click();
    next?.focus();
  });
  programs.prepend(list);
}

/** Shows one language in every example of the page. */
function show(language: string): void {
  for (const programs of document.querySelectorAll<HTMLElement>('.programs')) {
    const known = programs.querySelector(`.program[data-language="${CSS.escape(language)}"]`);
    const shown = known === null ? programs.querySelector('.program') : known;
    for (const panel of programs.querySelectorAll<HTMLElement>('.program')) {
      panel.hidden = panel !== shown;
      const tab = document.getElementById(panel.getAttribute('aria-labelledby') ?? '');
      tab?.setAttribute('aria-selected', String(panel === shown));
      tab?.setAttribute('tabindex', panel === shown ? '0' : '-1');
    }
  }
}

function choose(language: string): void {
  show(language);
  try {
    localStorage.setItem(LANGUAGE_KEY, language);
  } catch {
    // Without storage, the choice applies to this page only.
  }
}

document.addEventListener('DOMContentLoaded', () => {
  for (const [group, programs] of document.querySelectorAll<HTMLElement>('.programs').entries()) {
    makeTabs(programs, group);
  }
  show(rememberedLanguage() ?? '');
});

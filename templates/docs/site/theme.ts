// Runs while the head is read, so that a page is never shown in the wrong theme first.
const THEME_KEY = 'upspec-theme';
const page = document.documentElement;
page.classList.add('scripted');

function rememberedTheme(): string | null {
  try {
    return localStorage.getItem(THEME_KEY);
  } catch {
    return null;
  }
}

function shownTheme(): 'dark' | 'light' {
  const chosen = page.dataset['theme'];
  if (chosen === 'dark' || chosen === 'light') return chosen;
  return matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
}

const remembered = rememberedTheme();
if (remembered === 'dark' || remembered === 'light') page.dataset['theme'] = remembered;

document.addEventListener('DOMContentLoaded', () => {
  const button = document.querySelector<HTMLButtonElement>('.theme-button');
  const name = button?.querySelector('.theme-name');
  if (!button || !name) return;
  const report = (): void => {
    const other = shownTheme() === 'dark' ? 'Light' : 'Dark';
    name.textContent = other;
    button.setAttribute('aria-label', `${other} theme`);
  };
  button.hidden = false;
  report();
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', report);
  button.addEventListener('click', () => {
    const theme = shownTheme() === 'dark' ? 'light' : 'dark';
    page.dataset['theme'] = theme;
    report();
    try {
      localStorage.setItem(THEME_KEY, theme);
    } catch {
      // Without storage, the choice applies to this page only.
    }
  });
});

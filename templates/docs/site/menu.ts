// On a narrow screen the menu is opened by a button; elsewhere it is always visible next to the page.
document.addEventListener('DOMContentLoaded', () => {
  const button = document.querySelector<HTMLButtonElement>('.menu-button');
  const menu = document.querySelector<HTMLElement>('#site-menu');
  if (!button || !menu) return;
  const open = (isOpen: boolean): void => {
    button.setAttribute('aria-expanded', String(isOpen));
    menu.classList.toggle('open', isOpen);
  };
  button.hidden = false;
  button.addEventListener('click', () => {
    open(button.getAttribute('aria-expanded') !== 'true');
  });
  document.addEventListener('keydown', ({ key }) => {
    if (key !== 'Escape' || button.getAttribute('aria-expanded') !== 'true') return;
    open(false);
    button.focus();
  });
  menu.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest' });
});

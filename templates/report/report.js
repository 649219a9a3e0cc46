/* global document, navigator, window */
const element = (id) => document.getElementById(id);
const chosen = ['verdict', 'operation', 'group'].map((name) => element(`filter-${name}`));
const [verdict, operation, group] = chosen;
const search = element('filter-text');

const units = [...document.querySelectorAll('[data-finding], [data-case]')].map((node) => {
  const article = node.closest('[data-requirement]');
  const about = article === null ? '' : article.querySelector('header').textContent;
  return {
    node,
    article,
    text: `${about} ${node.textContent}`.toLowerCase().replace(/\s+/g, ' '),
    verdicts: node.dataset.verdicts.split(' '),
    operations: node.dataset.operations.split(' '),
    groups: node.dataset.groups.split(' '),
  };
});

function fits(unit, words) {
  return (
    (verdict.value === '' || unit.verdicts.includes(verdict.value)) &&
    (operation.value === '' || unit.operations.includes(operation.value)) &&
    (group.value === '' || unit.groups.includes(group.value)) &&
    words.every((word) => unit.text.includes(word))
  );
}

function filter() {
  const words = search.value.toLowerCase().split(/\s+/).filter(Boolean);
  for (const unit of units) unit.node.hidden = !fits(unit, words);
  const shown = units.filter(({ node }) => !node.hidden);
  const articles = new Set(shown.map(({ article }) => article));
  for (const article of document.querySelectorAll('[data-requirement]')) {
    article.hidden = !articles.has(article);
  }
  const findings = shown.filter(({ article }) => article !== null).length;
  const cases = shown.length - findings;
  const all = units.filter(({ article }) => article !== null).length;
  element('no-finding').hidden = findings > 0 || all === 0;
  element('no-case').hidden = cases > 0;
  element('filter-count').textContent =
    `${findings} of ${all} findings, ${cases} of ${units.length - all} cases`;
}

async function copy(button) {
  const source = element(button.dataset.copy);
  try {
    await navigator.clipboard.writeText(source.textContent);
    button.textContent = 'Copied';
  } catch {
    window.getSelection().selectAllChildren(source);
    button.textContent = 'Selected: press Ctrl-C';
  }
  window.setTimeout(() => (button.textContent = 'Copy'), 2000);
}

document.addEventListener('click', ({ target }) => {
  const button = target.closest('button');
  if (button === null) return;
  if (button.dataset.copy !== undefined) void copy(button);
  if (button.dataset.showVerdict === undefined) return;
  search.value = '';
  group.value = '';
  verdict.value = button.dataset.showVerdict;
  operation.value = button.dataset.showOperation;
  filter();
  element('cases').scrollIntoView();
});
search.addEventListener('input', filter);
for (const field of chosen) field.addEventListener('change', filter);
element('filters').addEventListener('submit', (event) => event.preventDefault());
// The fields are empty only after the event.
element('filters').addEventListener('reset', () => window.setTimeout(filter));
window.addEventListener('beforeprint', () => {
  for (const details of document.querySelectorAll('details')) details.open = true;
});
filter();

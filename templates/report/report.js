/* global document, history, location, navigator, URLSearchParams, window */
const element = (id) => document.getElementById(id);
const all = (selector, root = document) => [...root.querySelectorAll(selector)];
const linesOf = (text) => text.split('\n').filter(Boolean);
const plain = (texts) => texts.join(' ').toLowerCase().replace(/\s+/g, ' ');
const textsOf = (nodes) => nodes.map(({ textContent }) => textContent);

/** The fields of the filter, by their names in the address. */
const fields = {
  q: element('filter-text'),
  verdict: element('filter-verdict'),
  operation: element('filter-operation'),
  group: element('filter-group'),
};

const cases = all('[data-case]').map((node) => ({
  node,
  verdict: node.dataset.verdict,
  operations: linesOf(node.dataset.operations),
  groups: new Set(linesOf(node.dataset.groups)),
  texts: [node.textContent],
  text: '',
}));
const rows = all('[data-row]').map((node) => ({
  node,
  id: node.dataset.row,
  verdict: node.dataset.verdict,
  ...unitOf(node, [node.textContent], node.dataset.group),
}));
const articles = all('[data-requirement]');
const findings = articles.flatMap((article) =>
  all('[data-finding]', article).map((node) => ({
    node,
    article,
    id: article.dataset.requirement,
    ...unitOf(node, textsOf([...all('[data-about]', article), node]), article.dataset.group),
  })),
);
// The words of its requirements and findings find a case too: where a finding is shown, so are its cases.
for (const unit of [...rows, ...findings]) {
  for (const each of unit.cases) {
    each.texts.push(unit.text);
    each.groups.add(unit.group);
  }
}
for (const each of cases) each.text = plain(each.texts);

/** What is common to a finding and a requirement: its words, its group and its cases. */
function unitOf(node, texts, group) {
  const own = linesOf(node.dataset.cases).flatMap((index) => cases[Number(index)] ?? []);
  return { text: plain(texts), group, cases: own };
}

/** Decides which parts of the page the filter selects. */
function select() {
  const words = fields.q.value.toLowerCase().split(/\s+/).filter(Boolean);
  const { verdict, operation, group } = fields;
  const hasWords = ({ text }) => words.every((word) => text.includes(word));
  const isOfGroup = (name) => group.value === '' || group.value === name;
  const isOfCase = (each) =>
    (verdict.value === '' || each.verdict === verdict.value) &&
    (operation.value === '' || each.operations.includes(operation.value));
  const isAny = verdict.value === '' && operation.value === '';
  const found = findings.filter(
    (each) => isOfGroup(each.group) && hasWords(each) && each.cases.some(isOfCase),
  );
  const ids = new Set(found.map(({ id }) => id));
  // A requirement that passed is not shown among the failures, although one of its cases failed.
  const hasVerdict = (row) =>
    verdict.value === '' || row.verdict === verdict.value || !ownVerdicts.has(verdict.value);
  const isRow = (row) =>
    isOfGroup(row.group) &&
    hasWords(row) &&
    (isAny || (hasVerdict(row) && row.cases.some(isOfCase)));
  return {
    isFiltered: words.length > 0 || !isAny || group.value !== '',
    operation: operation.value,
    findings: new Set(found),
    rows: new Set(rows.filter((row) => ids.has(row.id) || isRow(row))),
    cases: new Set(
      cases.filter(
        (each) =>
          isOfCase(each) && hasWords(each) && (group.value === '' || each.groups.has(group.value)),
      ),
    ),
  };
}

const ownVerdicts = new Set(rows.map(({ verdict }) => verdict));

/** Shows what the filter selects, and how much that is. */
function filter() {
  const selected = select();
  for (const each of findings) each.node.hidden = !selected.findings.has(each);
  for (const each of rows) each.node.hidden = !selected.rows.has(each);
  for (const each of cases) each.node.hidden = !selected.cases.has(each);
  for (const article of articles) article.hidden = isEmpty(article, '[data-finding]');
  for (const group of all('[data-rows]')) group.hidden = isEmpty(group, '[data-row]');
  const ids = new Set([...selected.rows].map(({ id }) => id));
  for (const node of all('[data-observed]')) node.hidden = !ids.has(node.dataset.observed);
  for (const node of all('[data-coverage]')) {
    node.hidden = selected.operation !== '' && node.dataset.coverage !== selected.operation;
  }
  report(selected);
}

function isEmpty(node, selector) {
  return all(selector, node).every(({ hidden }) => hidden);
}

/** Writes how many findings, requirements and cases are shown; what has none is left out. */
function report({ isFiltered, ...selected }) {
  const counts = [
    ['finding', selected.findings.size, findings.length],
    ['requirement', selected.rows.size, rows.length],
    ['case', selected.cases.size, cases.length],
  ];
  const shown = counts.filter(([, count]) => count > 0);
  for (const [name, count, total] of counts) {
    const part = isFiltered && count > 0 ? `${count} of ${total}` : total;
    element(`count-${name}s`).textContent = isFiltered && count === 0 ? 'none' : part;
    element(`no-${name}`).hidden = count > 0 || total === 0;
  }
  const words = shown.map(([name, count, total]) => {
    const noun = total === 1 ? name : `${name}s`;
    return isFiltered ? `${count} of ${total} ${noun}` : `${total} ${noun}`;
  });
  element('filter-count').textContent =
    words.length === 0 ? 'Nothing matches the filter.' : words.join(', ');
}

/** The filter, and what is to be shown of the page, as the fragment of the address. */
function fragmentOf(at) {
  const state = new URLSearchParams();
  for (const [name, { value }] of Object.entries(fields)) if (value !== '') state.set(name, value);
  if (at !== undefined) state.set('at', at);
  return `#${state.toString()}`;
}

/** Reads the address: the filter, or only the name of a part of the page. */
function restore() {
  const fragment = location.hash.slice(1);
  const part = `at=${fragment.replaceAll('+', '%2B').replaceAll('&', '%26')}`;
  const state = new URLSearchParams(isFilter(fragment) ? fragment : part);
  for (const [name, field] of Object.entries(fields)) {
    field.value = state.get(name) ?? '';
    // An option that the page does not have.
    if (field.selectedIndex === -1) field.value = '';
  }
  filter();
  reveal(state.get('at') ?? '');
}

function isFilter(fragment) {
  return /^(q|verdict|operation|group|at)=/.test(fragment);
}

/** Opens a part of the page and everything around it, and moves there. */
function reveal(id) {
  const node = id === '' ? null : element(id);
  if (node === null) return;
  if (node.closest('[hidden]') !== null) clear();
  let details = node.closest('details');
  while (details !== null) {
    details.open = true;
    details = details.parentElement.closest('details');
  }
  const target = node.matches('details') ? node.querySelector('summary') : node;
  target.focus({ preventScroll: true });
  node.scrollIntoView();
}

function clear() {
  for (const field of Object.values(fields)) field.value = '';
  filter();
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

/** Opens all findings, or closes them where they are open. */
function toggleFindings(button) {
  const isOpen = button.textContent === 'Open all';
  for (const details of [...articles, ...findings.map(({ node }) => node)]) details.open = isOpen;
  button.textContent = isOpen ? 'Close all' : 'Open all';
}

/** A link within the page keeps the filter, unless it has one itself. */
function follow(event, link) {
  if (event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  const fragment = link.getAttribute('href').slice(1);
  history.pushState(null, '', isFilter(fragment) ? `#${fragment}` : fragmentOf(fragment));
  restore();
}

document.addEventListener('click', (event) => {
  const control = event.target.closest('button, a[href^="#"]');
  if (control === null) return;
  if (control.matches('a')) follow(event, control);
  else if (control.dataset.copy !== undefined) void copy(control);
  else if (control.id === 'open-all') toggleFindings(control);
});
document.addEventListener('keydown', (event) => {
  const isTyped = event.target.matches('input, select') || event.ctrlKey || event.metaKey;
  if (event.key !== '/' || event.altKey || isTyped) return;
  event.preventDefault();
  fields.q.focus();
  fields.q.select();
});
element('filters').addEventListener('input', () => {
  history.replaceState(null, '', fragmentOf());
  filter();
});
element('filters').addEventListener('submit', (event) => event.preventDefault());
element('filters').addEventListener('reset', (event) => {
  event.preventDefault();
  clear();
  history.replaceState(null, '', fragmentOf());
});
window.addEventListener('hashchange', restore);

let closed = [];
window.addEventListener('beforeprint', () => {
  closed = all('details:not([open])');
  for (const details of closed) details.open = true;
});
window.addEventListener('afterprint', () => {
  for (const details of closed) details.open = false;
});

for (const control of [element('filters'), element('open-all')]) {
  if (control !== null) control.hidden = false;
}
restore();

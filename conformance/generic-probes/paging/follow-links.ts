import type { ContractOperation } from '@upspec/document';
import { parseLinks } from '../../check/parse-links.js';
import { words } from '../../difference/reading.js';
import { exampleRequest } from '../../examples/example-request.js';
import { readPage, type ListPage } from '../lists/list-page.js';
import { linkedPage } from '../lists/next-page.js';
import { withQuery, type ListWalk, type WalkedList } from '../lists/walk-list.js';
import type { Scene } from '../scene/scene.js';
import { pagingRules } from './paging-rules.js';

/** Each link to a next page leads to the page that the walk found there. */
export async function followLinks(
  scene: Scene,
  walk: ListWalk,
  { pages }: WalkedList,
): Promise<void> {
  const operation = scene.source.contract.operations[walk.operation];
  if (operation?.responses['200']?.headers['link'] === undefined) return;
  for (const [index, page] of pages.entries()) {
    const linked = linkedPage(page);
    const following = pages[index + 1];
    if (linked === undefined) {
      if (page.response.headers['link']?.includes('next') === true) reportLink(scene, page);
      continue;
    }
    if (leadsElsewhere(operation, page)) {
      reportLink(scene, page);
      continue;
    }
    const request = exampleRequest(operation, withQuery(walk.values, linked));
    const followed = readPage(scene.source, await scene.send(walk.operation, request));
    const ids = followed?.ids.join(' ') ?? '';
    if (followed === undefined || ids !== (following?.ids.join(' ') ?? '')) reportLink(scene, page);
  }
}

function reportLink({ target }: Scene, { response }: ListPage): void {
  target.find(response, {
    requirement: pagingRules.link.id,
    location: { kind: 'header', name: 'link' },
    expected: words('a link to the page after this one'),
    actual: words(response.headers['link'] ?? 'none'),
  });
}

/** Whether a link leads to the same operation with other parameters in its path: to another list. */
function leadsElsewhere({ path }: ContractOperation, { response }: ListPage): boolean {
  const links = parseLinks(response.headers['link'] ?? '');
  const target = links.find(({ rel }) => rel === 'next')?.target ?? '';
  const [own = ''] = response.sent.path.split('?');
  const [linked = ''] = target.split(/[?#]/);
  const segments = path.split('/').length - 1;
  const fixed = path.split(/\{[^}]*\}/).map((text) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  const shape = new RegExp(`${fixed.join('[^/]+')}$`);
  return segments > 1 && shape.test(linked) && !linked.endsWith(own);
}

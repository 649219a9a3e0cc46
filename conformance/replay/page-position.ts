import type { ContractPaging } from '@upspec/document';
import { valueAt } from '@upspec/document/json-pointer';
import { isJsonObject } from '../json/json-object.js';
import { isScalar } from './bindings.js';
import type { PagePosition } from './walk.js';

/** A recorded page: the path of its request with its query, and its body. */
export interface RecordedPage {
  readonly path: string;
  readonly json: unknown;
}

/** Which page of its list a recorded response holds, and what chooses the next one. */
export function pagePosition(paging: ContractPaging, { path, json }: RecordedPage): PagePosition {
  const [start = '', query = ''] = path.split('?');
  const all = [...new URLSearchParams(query)];
  const isPageWord = choosesPage(paging);
  const chosen = all.filter(([name]) => isPageWord(name));
  const others = all.filter(([name]) => !isPageWord(name)).toSorted(([a], [b]) => (a < b ? -1 : 1));
  const token = chosen.length === 0 ? undefined : chosen.map(([, value]) => value).join(' ');
  const { kind } = paging.next;
  return {
    list: `${start}?${new URLSearchParams(others).toString()}`,
    token,
    next: nextToken(paging, { token, json }),
    isLinked: kind === 'link-header',
    // A replay goes on behind the item that was the last one in the recording, or by the same count.
    isMovable: kind !== 'cursor',
  };
}

/** Names of parameters that choose a page, where only links lead to the next one. */
const PAGE_WORDS =
  /^(?:page|cursor|after|offset|skip|start|marker|continuation|token)|(?:page|cursor|token|after)$/i;
const SIZE_WORDS = /size|limit|per|count/i;

function choosesPage({ next, limit }: ContractPaging): (name: string) => boolean {
  if (next.kind !== 'link-header') return (name) => name === next.parameter;
  return (name) => name !== limit && PAGE_WORDS.test(name) && !SIZE_WORDS.test(name);
}

interface Chosen {
  readonly token: string | undefined;
  readonly json: unknown;
}

function nextToken(
  { next, items, itemId = 'id' }: ContractPaging,
  { token, json }: Chosen,
): string | undefined {
  const list = valueAt(json, items);
  const entries: readonly unknown[] = Array.isArray(list) ? list : [];
  switch (next.kind) {
    case 'cursor':
      return textOf(valueAt(json, next.pointer));
    case 'last-item': {
      const last = entries.at(-1);
      return isJsonObject(last) ? textOf(last[itemId]) : undefined;
    }
    case 'page':
      return String(Number(token ?? 1) + 1);
    case 'offset':
      return String(Number(token ?? 0) + entries.length);
    case 'link-header':
      return undefined;
    default:
      return next satisfies never;
  }
}

function textOf(value: unknown): string | undefined {
  return isScalar(value) && value !== '' ? String(value) : undefined;
}

import type { ContractPaging, ContractParameter } from '@upspec/document';
import { valueAt } from '@upspec/document/json-pointer';
import { isJsonObject, type JsonObject } from '../json/json-object.js';
import { documentedExample, exampleValue, validValue } from './example-value.js';
import { scopeOf } from './known-objects.js';
import type { MockState, Outcome, ValidRequest } from './mock-state.js';
import { idNameOf, schemaAt } from './object-shape.js';
import { itemParameter } from './operation-roles.js';
import { cutPage, type Page } from './cut-page.js';
import { parameterKey } from './read-parameters.js';
import { setAt } from './set-at.js';

/**
 * Lists the objects that clients created, page by page. As long as none was created, the document's
 * example is the list.
 */
export function listObjects(state: MockState, request: ValidRequest, resource: string): Outcome {
  const { core, objects } = state;
  const { chosen, route } = request;
  const content = chosen.media?.content;
  const described = core.contract.resources[resource];
  if (content?.kind !== 'json' || described === undefined) return { chosen };
  const source = { operation: route.operation, key: chosen.key, content };
  const base = exampleValue(core, source);
  const isUntouched = objects.createdOf(resource) === 0 && described.creators.length > 0;
  if (described.creators.length === 0) return { chosen, value: base };
  if (isUntouched && documentedExample(source) !== undefined) {
    return { chosen, value: withoutRemoved(state, { base, resource, request }) };
  }
  const parameter = itemParameter(described);
  const { [parameter ?? '']: _own, ...scope } = scopeOf(route);
  const stored = objects.list(resource, scope).map(({ value }) => value);
  const { paging } = route.operation;
  const ordered = isDescending(state, request) ? stored.toReversed() : stored;
  const idName = paging?.itemId ?? idNameOf(described);
  const filtered = ordered.filter((value) => fitsFilters(request, value, idName));
  const page = cutPage(core, { request, items: filtered, idName });
  const pointer = itemsPointer(paging, base);
  const shown = pageValue({ base, pointer, paging }, page, {
    ...request,
    defaultOf: (parameter) => core.book.flat(core.book.named(parameter.schema))['default'],
  });
  const schema = core.book.named(content.schema);
  const named = withEdges(shown, { base, pointer, page, idName });
  const value = validValue(core, {
    content,
    hint: withCursor(named, {
      paging,
      page,
      schema: schemaAt(core.book, schema, cursorOf(paging)),
    }),
    keepsHint: true,
  });
  return { chosen, value, facts: { next: page.next } };
}

function itemsPointer(paging: ContractPaging | undefined, base: unknown): string {
  if (paging !== undefined) return paging.items;
  if (Array.isArray(base) || !isJsonObject(base)) return '';
  const list = Object.entries(base).find(([, value]) => Array.isArray(value));
  return list === undefined ? '' : `/${list[0]}`;
}

/** The document's list without the objects that a client removed. */
function withoutRemoved(
  { core, objects }: MockState,
  {
    base,
    resource,
    request,
  }: { readonly base: unknown; readonly resource: string; readonly request: ValidRequest },
): unknown {
  const pointer = itemsPointer(request.route.operation.paging, base);
  const items = valueAt(base, pointer);
  const described = core.contract.resources[resource];
  if (!Array.isArray(items) || described === undefined) return base;
  const idName = idNameOf(described);
  const scope = scopeOf(request.route);
  const left = items.flatMap((item: unknown): readonly unknown[] => {
    const id = isJsonObject(item) ? String(item[idName]) : '';
    if (objects.wasRemoved({ resource, id, scope })) return [];
    return [objects.find({ resource, id, scope })?.value ?? item];
  });
  return setAt(base, pointer, left);
}

/** Whether a parameter that chooses between both orders asks for the newest first. */
function isDescending({ core }: MockState, { route, parameters }: ValidRequest): boolean {
  return route.operation.parameters.some((parameter) => {
    const schema = core.book.flat(core.book.named(parameter.schema));
    const value = parameters.get(parameterKey(parameter)) ?? schema['default'];
    return (
      parameter.in === 'query' && typeof value === 'string' && /^desc(?:ending)?$/i.test(value)
    );
  });
}

/** Whether an object has the values of the query parameters that are named like its properties. */
function fitsFilters({ route, parameters }: ValidRequest, value: unknown, idName: string): boolean {
  const { paging } = route.operation;
  const ofPaging = [
    paging?.limit,
    paging?.next.kind === 'link-header' ? '' : paging?.next.parameter,
  ];
  return route.operation.parameters.every((parameter) => {
    const { name } = parameter;
    const isFilter = parameter.in === 'query' && !ofPaging.includes(name) && name !== idName;
    const sent = parameters.get(parameterKey(parameter));
    if (!isFilter || sent === undefined || !isJsonObject(value)) return true;
    if (!Object.hasOwn(value, name)) return true;
    const own = value[name];
    const actual: readonly unknown[] = Array.isArray(own) ? own : [own];
    const expected: readonly unknown[] = Array.isArray(sent) ? sent : [sent];
    return expected.some((each) => actual.map(String).includes(String(each)));
  });
}

interface SentParameters extends Pick<ValidRequest, 'route' | 'parameters'> {
  readonly defaultOf: (parameter: ContractParameter) => unknown;
}

interface PageSource {
  readonly base: unknown;
  readonly pointer: string;
  readonly paging: ContractPaging | undefined;
}

/** The example with the items of a page, its counts, and the values of the parameters. */
function pageValue(
  { base, pointer, paging }: PageSource,
  page: Page,
  { route, parameters, defaultOf }: SentParameters,
): unknown {
  const listed = setAt(base, pointer, page.items);
  if (!isJsonObject(listed)) return listed;
  const counts = Object.entries(listed).flatMap(([name, value]): readonly [string, unknown][] => {
    if (typeof value !== 'number') return [];
    if (/^(?:total|count|total_?(?:count|items|results)|num_?found)$/i.test(name)) {
      return [[name, page.total]];
    }
    if (/^(?:total_?)?pages?_?(?:count)?$/i.test(name) && !/^page$/i.test(name)) {
      return [[name, Math.ceil(page.total / page.limit)]];
    }
    const query = route.operation.parameters.find(
      (each) => each.in === 'query' && each.name === name,
    );
    if (query === undefined) return [];
    const sent = parameters.get(parameterKey(query)) ?? defaultOf(query);
    return sent === undefined ? [] : [[name, sent]];
  });
  const counted = { ...listed, ...Object.fromEntries(counts) };
  return paging?.hasMore === undefined ? counted : setAt(counted, paging.hasMore, page.hasMore);
}

/** The ids of the first and the last item, where the document's list has properties for them. */
function withEdges(
  value: unknown,
  {
    base,
    pointer,
    page,
    idName,
  }: {
    readonly base: unknown;
    readonly pointer: string;
    readonly page: Page;
    readonly idName: string;
  },
): unknown {
  if (!isJsonObject(value) || pointer === '') return value;
  const idOf = (item: unknown): unknown => (isJsonObject(item) ? item[idName] : undefined);
  const edges = Object.keys(isJsonObject(base) ? base : {}).flatMap(
    (name): readonly [string, unknown][] => {
      const edge = /^(first|last)_?id$/i.exec(name)?.[1]?.toLowerCase();
      if (edge === undefined) return [];
      return [[name, idOf(page.items.at(edge === 'first' ? 0 : -1)) ?? null]];
    },
  );
  const merged: JsonObject = { ...value, ...Object.fromEntries(edges) };
  return merged;
}

function cursorOf(paging: ContractPaging | undefined): string {
  return paging?.next.kind === 'cursor' ? paging.next.pointer : '';
}

/** The cursor of the next page; null or absent after the last one. */
function withCursor(
  value: unknown,
  {
    paging,
    page,
    schema,
  }: {
    readonly paging: ContractPaging | undefined;
    readonly page: Page;
    readonly schema: unknown;
  },
): unknown {
  if (paging?.next.kind !== 'cursor') return value;
  const { pointer } = paging.next;
  const isUrl = /"format":"uri/.test(JSON.stringify(schema) ?? '');
  const cursor = isUrl ? page.next : page.cursor;
  return setAt(value, pointer, cursor ?? null);
}

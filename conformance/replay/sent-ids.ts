import type { ContractOperation } from '@upspec/document';
import { scopeOf, type Scalar } from './bindings.js';
import { matchPath, matchTemplate } from './match-path.js';
import type { ReplayClock, SentIds } from './walk.js';

/**
 * The ids that a request was sent with. A response that shows the same recorded id of the same
 * resource is about the requested object, also where the request was rejected.
 */
export function sentIds({ described, operation, request }: ReplayClock): SentIds {
  if (request === undefined) return new Map();
  const recorded = split(request.recorded);
  const live = split(request.live);
  const named = new Set([operation, matchPath(described, recorded.path)?.operation]);
  const pairs = [...named].flatMap((id) => {
    const declared = id === undefined ? undefined : described.operations[id];
    if (id === undefined || declared === undefined) return [];
    return [
      ...pathIds({ id, declared }, recorded, live),
      ...queryIds({ id, declared }, recorded, live),
    ];
  });
  return new Map(pairs);
}

/** The id that was sent in place of a recorded one of the same scope; undefined where there is none. */
export function sentId(ids: SentIds, scope: string, recorded: Scalar): string | undefined {
  return ids.get(keyOf(scope, String(recorded)));
}

function keyOf(scope: string, recorded: string): string {
  return `${scope}\n${recorded}`;
}

interface Target {
  readonly path: string;
  readonly query: URLSearchParams;
}

function split(path: string): Target {
  const at = path.indexOf('?');
  const end = at === -1 ? path.length : at;
  return { path: path.slice(0, end), query: new URLSearchParams(path.slice(end)) };
}

interface Named {
  readonly id: string;
  readonly declared: ContractOperation;
}

type Pairs = readonly (readonly [key: string, sent: string])[];

function pathIds({ id, declared }: Named, recorded: Target, live: Target): Pairs {
  const sent = matchTemplate(declared, live.path) ?? [];
  return (matchTemplate(declared, recorded.path) ?? []).flatMap(({ parameter, name, text }, at) => {
    const other = sent[at]?.text;
    if (parameter.value.mode !== 'assigned' || other === undefined) return [];
    return [[keyOf(scopeOf(parameter.value, `${id} path ${name}`), text), other] as const];
  });
}

/** A cursor is not among them: two pages may share one. */
function queryIds({ id, declared }: Named, recorded: Target, live: Target): Pairs {
  const { next } = declared.paging ?? {};
  const cursor = next?.kind === 'cursor' ? next.parameter : undefined;
  return declared.parameters
    .filter((each) => each.in === 'query' && each.name !== cursor)
    .filter(({ value }) => value.mode === 'assigned')
    .flatMap(({ name, value }) => {
      const sent = live.query.getAll(name);
      return recorded.query.getAll(name).flatMap((text, at) => {
        const other = sent[at];
        if (other === undefined) return [];
        return [[keyOf(scopeOf(value, `${id} query ${name}`), text), other] as const];
      });
    });
}

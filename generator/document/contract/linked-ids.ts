// https://spec.openapis.org/oas/v3.1.1.html#runtime-expressions
import type { ResourceCreator } from './contract-resource.js';
import type { DeclaredOperation } from './declared-responses.js';
import { itemPathOf } from './resource-paths.js';

/** Where a link says that the id of a created object is, and the path of that object. */
export interface LinkedId {
  readonly path: string;
  readonly id: ResourceCreator['id'];
}

/** The ids by which links of successful responses refer to an item, by operation. */
export function linkedIds(operations: readonly DeclaredOperation[]): ReadonlyMap<string, LinkedId> {
  const paths = new Map(operations.map(({ operation }) => [operation.id, operation.path]));
  const found = operations.flatMap(({ operation, responses }) =>
    responses
      .filter(({ status }) => status.startsWith('2'))
      .flatMap(({ links }) => links)
      .flatMap(({ operationId, parameters }): [string, LinkedId][] => {
        const item = itemPathOf(paths.get(operationId) ?? '');
        const [, expression = ''] = parameters.find(([name]) => name === item?.parameter) ?? [];
        const id = idOf(expression);
        // A link from one item to another does not mean that the second one is new.
        if (item === undefined || id === undefined || item.path === operation.path) return [];
        return [[operation.id, { path: item.path, id }]];
      }),
  );
  return new Map(found.toReversed());
}

function idOf(expression: string): ResourceCreator['id'] | undefined {
  const pointer = /^\{?\$response\.body#(\/[^}]*)\}?$/.exec(expression)?.[1];
  if (pointer !== undefined) return { in: 'body', pointer };
  const header = /^\{?\$response\.header\.([^}]+)\}?$/.exec(expression)?.[1];
  if (header !== undefined) return { in: 'header', name: header.toLowerCase() };
  const sent = /^\{?\$request\.body#(\/[^}]*)\}?$/.exec(expression)?.[1];
  return sent === undefined ? undefined : { in: 'request', pointer: sent };
}

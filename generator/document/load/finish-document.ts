import { isTree, type Tree } from './structure/deviation.js';
import { setOwn } from './structure/slot.js';

const METHODS = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace'];

/** Makes a document valid OpenAPI 3.0 or 3.1 that libraries can read. */
export function finishDocument(root: Tree): void {
  if (/^3\.2/.test(String(root['openapi']))) root['openapi'] = '3.1.1';
  separateOperationIds(root);
}

/** Two paths may refer to one path item; only the first has its operations' ids. */
function separateOperationIds(root: Tree): void {
  const known = new Set<unknown>();
  for (const kind of ['paths', 'webhooks']) {
    const items = root[kind];
    if (!isTree(items)) continue;
    for (const [path, item] of Object.entries(items)) {
      if (!isTree(item)) continue;
      const entries = Object.entries(item).map(([key, value]): [string, unknown] => {
        const id = isTree(value) ? value['operationId'] : undefined;
        if (!METHODS.includes(key) || typeof id !== 'string' || !isTree(value)) return [key, value];
        if (!known.has(id)) {
          known.add(id);
          return [key, value];
        }
        const { operationId, ...rest } = value;
        return [key, rest];
      });
      setOwn(items, path, Object.fromEntries(entries));
    }
  }
}

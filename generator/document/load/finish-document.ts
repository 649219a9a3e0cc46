import { valueAt } from './json-pointer.js';
import { isReference, isTree, type Tree } from './structure/deviation.js';
import { setOwn } from './structure/slot.js';

const METHODS = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace'];

/** Makes a document valid OpenAPI 3.0 or 3.1 that libraries can read. */
export function finishDocument(root: Tree): void {
  if (/^3\.2/.test(String(root['openapi']))) {
    insertMediaTypes(root);
    root['openapi'] = '3.1.1';
  }
  separateOperationIds(root);
}

/** OpenAPI 3.2 has media types as components; up to 3.1, each is written where it is used. */
function insertMediaTypes(root: Tree): void {
  const { components } = root;
  const mediaTypes = isTree(components) ? components['mediaTypes'] : undefined;
  if (!isTree(components) || !isTree(mediaTypes)) return;
  const seen = new Set<unknown>();
  const insert = (value: unknown): void => {
    if (Array.isArray(value)) value.forEach(insert);
    if (!isTree(value) || seen.has(value)) return;
    seen.add(value);
    const { content } = value;
    for (const [type, media] of Object.entries(isTree(content) ? content : {})) {
      const target = isReference(media) ? mediaTypeAt(root, media.$ref) : undefined;
      if (isTree(content) && target !== undefined) setOwn(content, type, target);
    }
    Object.values(value).forEach(insert);
  };
  insert(root['paths']);
  insert(components);
  Reflect.deleteProperty(components, 'mediaTypes');
}

/** The media type that a reference leads to, through other references. */
function mediaTypeAt(root: Tree, reference: string, depth = 0): unknown {
  const target = valueAt(root as unknown, reference);
  if (!isReference(target)) return target;
  return depth > MAX_REFERENCES ? undefined : mediaTypeAt(root, target.$ref, depth + 1);
}

/** The most references that are followed in a row. */
const MAX_REFERENCES = 32;

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

import { templatePattern } from '@upspec/document';

/**
 * What of a path follows the base; undefined where it does not begin with it. Base and path may be
 * percent-encoded or not.
 */
export function pathBelow(basePath: string, path: string): string | undefined {
  const [beginning] = new RegExp(`^${templatePattern(basePath, '')}(?=/)`).exec(path) ?? [];
  return beginning === undefined ? undefined : path.slice(beginning.length);
}

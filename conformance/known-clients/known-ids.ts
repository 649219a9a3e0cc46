import type { TaskResult } from './open-driver.js';
import type { Task } from './tasks.js';

/**
 * Puts the ids that were assigned last where the task names them.
 *
 * @returns what the driver reads; undefined where an id is missing
 */
export function fillTask(
  task: Task & { readonly path: string },
  ids: ReadonlyMap<string, string>,
): unknown {
  const text = JSON.stringify(task).replaceAll(
    /\{(file|upload|part)\}/g,
    (placeholder, name: string) => {
      const id = ids.get(name);
      return id === undefined ? placeholder : JSON.stringify(id).slice(1, -1);
    },
  );
  return /\{(?:file|upload|part)\}/.test(text) ? undefined : JSON.parse(text);
}

/** Keeps the id that a task was given. */
export function noteIds(
  { call }: Task,
  { id, skipped }: TaskResult,
  ids: Map<string, string>,
): void {
  if (skipped !== undefined) return;
  const resource = { createFile: 'file', createUpload: 'upload', addUploadPart: 'part' }[call];
  if (resource === undefined) return;
  // Without a new one, later tasks must not use that of an earlier task.
  if (id === undefined) ids.delete(resource);
  else ids.set(resource, id);
}

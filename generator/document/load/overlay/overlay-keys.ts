import type { JsonObject } from '../json.js';
import { pointerTo } from '../json-pointer.js';
import { suggest } from '../suggest.js';
import type { OverlayReport } from './overlay-report.js';

/** The versions of the standard that are read. */
export type OverlayVersion = '1.0' | '1.1';

/** The fixed fields of the standard's objects (sections 4.4.1 to 4.4.3). */
const KEYS: Readonly<
  Record<'overlay' | 'info' | 'action', Readonly<Record<OverlayVersion, readonly string[]>>>
> = {
  overlay: { '1.0': ['overlay', 'info', 'extends', 'actions'], '1.1': [] },
  info: { '1.0': ['title', 'version'], '1.1': ['description'] },
  action: { '1.0': ['target', 'description', 'update', 'remove'], '1.1': ['copy'] },
};

/** An object of an overlay, and its kind in the standard. */
export interface OverlayObject {
  readonly value: JsonObject;
  readonly pointer: string;
  readonly kind: 'overlay' | 'info' | 'action';
}

/** Reports each key that the standard doesn't know; those that start with `x-` are allowed. */
export function checkKeys(
  { value, pointer, kind }: OverlayObject,
  version: OverlayVersion,
  report: OverlayReport,
): void {
  const old = KEYS[kind]['1.0'];
  const added = KEYS[kind]['1.1'];
  const known = version === '1.0' ? old : [...old, ...added];
  for (const key of Object.keys(value)) {
    if (known.includes(key) || key.startsWith('x-')) continue;
    const near = suggest(key, known);
    const suggestion = added.includes(key)
      ? `Overlay 1.1 has it: write "overlay: 1.1.0"`
      : near === undefined
        ? `it can be ${known.join(', ')}, or start with x-`
        : `did you mean "${near}"?`;
    const message = `"${key}" is not a property of ${kind === 'overlay' ? 'an overlay' : `an overlay's ${kind}`}`;
    report.add({ pointer: pointerTo(pointer, key), message, suggestion, isKey: true });
  }
}

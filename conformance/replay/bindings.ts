/** What the replay has learnt so far: which live value stands for which recorded one. */
export interface Bindings {
  /** From a recorded id to the live one. No two recorded ids share a live one. */
  readonly ids: ReadonlyMap<string, string>;
  /** From a recorded owner and property, as `file-abc.created_at`, to the live moment in seconds. */
  readonly moments: ReadonlyMap<string, number>;
  /** The first moment that was seen, on both sides: the shift of the whole replay. */
  readonly origin?: Moment;
}

export interface Moment {
  readonly recorded: number;
  readonly live: number;
}

export const noBindings: Bindings = { ids: new Map(), moments: new Map() };

export type IdBinding =
  | { readonly ok: true; readonly bindings: Bindings }
  /** The live value that the recorded id already stands for, or the recorded id that has this live value. */
  | { readonly ok: false; readonly bound: string }
  | { readonly ok: false; readonly takenBy: string };

/** Binds a recorded id at its first sight; later, tells whether the same live one stands there. */
export function bindId(bindings: Bindings, recorded: string, live: string): IdBinding {
  const bound = bindings.ids.get(recorded);
  if (bound === live) return { ok: true, bindings };
  if (bound !== undefined) return { ok: false, bound };
  for (const [other, taken] of bindings.ids) {
    if (taken === live) return { ok: false, takenBy: other };
  }
  return { ok: true, bindings: { ...bindings, ids: new Map(bindings.ids).set(recorded, live) } };
}

/** Puts live ids in the places of recorded ones; an id that was never bound stays as it is. */
export function substituteIds(
  text: string,
  bindings: Bindings,
  write: (id: string) => string = (id) => id,
): string {
  const recorded = [...bindings.ids.keys()].sort((a, b) => b.length - a.length);
  if (recorded.length === 0) return text;
  const pattern = new RegExp(recorded.map(escapePattern).join('|'), 'g');
  return text.replace(pattern, (id) => write(bindings.ids.get(id) ?? id));
}

function escapePattern(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

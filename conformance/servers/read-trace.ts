/** What a script of several commands did before its last response. */
export interface ShellTrace {
  /** The ids of what it created, in their order. */
  readonly created: readonly string[];
  /** The file behind which its last list begins. */
  readonly after?: string;
  /** Whether its last list asks for the first one created first. */
  readonly isRising?: boolean;
  /**
   * The last number that responses before the last one have for a property: that of the same object,
   * where they show it.
   */
  before?(property: string, id: unknown): number | undefined;
}

/**
 * Reads what a script prints on standard error where `sh -x` runs it: the responses before its last
 * one, the values that it keeps, such as `+ id=file-abc`, and its commands, such as
 * `+ curl … /files?after=file-abc`.
 */
export function readTrace(trace: string): ShellTrace {
  const responses = trace.replace(/^\++ .*$/gm, '');
  const kept = /"id" *: *"([^"]*)"|(?:^|\})\++ (?:id\d*|[a-z])=(?:\/\S*\/)?([\w-]+)$/gm;
  const ids = [...trace.matchAll(kept)].map(([, shown, id = '']) => shown ?? id);
  const created = [...new Set(ids)];
  const after = [...trace.matchAll(/[?&]after=([^\s&']+)/g)].at(-1)?.[1];
  const isRising = /[?&]order=asc\b/.test(trace);
  const before = (property: string, id: unknown): number | undefined => {
    const own = responses
      .split(/(?=\{"id":)/)
      .filter((text) => text.startsWith(`{"id":"${String(id)}"`));
    const shown = own.length === 0 ? responses : own.join('\n');
    const found = [...shown.matchAll(/"([^"]*)" *: *(-?[\d.]+)/g)];
    const last = found.filter(([, name]) => name === property).at(-1)?.[2];
    return last === undefined ? undefined : Number(last);
  };
  return { created, isRising, before, ...(after !== undefined && { after }) };
}

/** What a script of several commands did before its last response. */
export interface ShellTrace {
  /** The ids of what it created, in their order. */
  readonly created: readonly string[];
  /** The file behind which its last list begins. */
  readonly after?: string;
}

/** Reads the trace that `sh -x` prints: `+ id1=file-abc`, `+ curl … /files?after=file-abc`. */
export function readTrace(trace: string): ShellTrace {
  const created = [...trace.matchAll(/^\+ id\d+=(\S+)$/gm)].map(([, id = '']) => id);
  const after = [...trace.matchAll(/[?&]after=([^\s&']+)/g)].at(-1)?.[1];
  return { created, ...(after !== undefined && { after }) };
}

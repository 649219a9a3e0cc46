import type { Source } from '../../fixture/fixture.js';
import type { Classified } from './classify.js';
import { tellServer, type TellContext } from './tell-server.js';

export interface RecordedServer extends TellContext {
  /** The base URL of the server that was recorded. */
  readonly from: string;
}

/**
 * Where a flow's expected values come from: a session with the server, or what the exchanges say of
 * themselves.
 */
export function sourceOf(
  exchanges: readonly Classified[],
  { from, ...known }: RecordedServer,
): Source {
  const session: Source = {
    kind: 'recorded',
    from,
    evidence: [`a session with ${tellServer(from, known).from}`],
    note: dayOf(exchanges),
  };
  const joined = joinSources(exchanges.map(({ capture }) => capture.source ?? session));
  return withoutAddress(joined, known);
}

const leftOutNote = 'Parts of the address that may identify the owner of the server were left out.';

function withoutAddress({ kind, from, evidence, note }: Source, known: TellContext): Source {
  const told = from === undefined ? undefined : tellServer(from, known);
  const notes = distinct([note, told?.leftOut.length ? leftOutNote : undefined]);
  return {
    kind,
    ...(told !== undefined && { from: told.from }),
    ...(evidence !== undefined && { evidence }),
    ...(notes.length > 0 && { note: notes.join(' ') }),
  };
}

/** No more is claimed of the whole than of its weakest piece. */
const kinds = ['documented', 'quoted', 'recorded'] as const;

function joinSources(sources: readonly Source[]): Source {
  const places = new Set(sources.map(({ from }) => from));
  const [from] = places;
  const notes = distinct(sources.map(({ note }) => note));
  return {
    kind: kinds.find((each) => sources.some(({ kind }) => kind === each)) ?? 'recorded',
    ...(places.size === 1 && from !== undefined && { from }),
    evidence: distinct(sources.flatMap(({ evidence = [] }) => evidence)),
    ...(notes.length > 0 && { note: notes.join(' ') }),
  };
}

function distinct(texts: readonly (string | undefined)[]): readonly string[] {
  return [...new Set(texts.filter((text) => text !== undefined))];
}

function dayOf([first]: readonly Classified[]): string {
  return `Recorded on ${new Date(first?.capture.answeredAt ?? 0).toISOString().slice(0, 10)}.`;
}

import type { Source } from '../../fixture-format/fixture.js';
import type { Classified } from './classify.js';
import { nameServer, type ServerNaming } from './name-server.js';

export interface RecordedServer extends ServerNaming {
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
    evidence: [`a session with ${nameServer(from, known).from}`],
    note: dayOf(exchanges),
  };
  const joined = joinSources(exchanges.map(({ capture }) => capture.source ?? session));
  return withoutAddress(joined, known);
}

const leftOutNote = 'Parts of the address that may identify the owner of the server were left out.';

function withoutAddress({ kind, from, evidence, note }: Source, known: ServerNaming): Source {
  const recorded = from === undefined ? undefined : nameServer(from, known);
  const notes = distinct([note, recorded?.leftOut.length ? leftOutNote : undefined]);
  return {
    kind,
    ...(recorded !== undefined && { from: recorded.from }),
    ...(evidence !== undefined && { evidence }),
    ...(notes.length > 0 && { note: notes.join(' ') }),
  };
}

/** No more is claimed of the whole than of its weakest piece. */
const kinds = ['documented', 'quoted', 'recorded'] as const;

function joinSources(sources: readonly Source[]): Source {
  const locations = new Set(sources.map(({ from }) => from));
  const [from] = locations;
  const notes = distinct(sources.map(({ note }) => note));
  return {
    kind: kinds.find((each) => sources.some(({ kind }) => kind === each)) ?? 'recorded',
    ...(locations.size === 1 && from !== undefined && { from }),
    evidence: distinct(sources.flatMap(({ evidence = [] }) => evidence)),
    ...(notes.length > 0 && { note: notes.join(' ') }),
  };
}

function distinct(texts: readonly (string | undefined)[]): readonly string[] {
  return [...new Set(texts.filter((text) => text !== undefined))];
}

function dayOf([first]: readonly Classified[]): string {
  return `Recorded on ${new Date(first?.capture.respondedAt ?? 0).toISOString().slice(0, 10)}.`;
}

import type { RequirementLevel } from '@upspec/document';
import type { ShownExchange } from './show-exchange.js';

/** One way in which a server broke a requirement: data, never an exception. */
export interface Finding {
  /** The requirement's id: `LIST-03`. */
  readonly requirement: string;
  /** What the spec asks for, short: `status 404`. */
  readonly wanted: string;
  /** What came, short and bounded: `status 200`. */
  readonly got: string;
  /** Where in the exchange: `status`, `header content-type`, `body /error/param`. */
  readonly where: string;
  /** Which exchange of the fixture, from 1 on, and what it asked: `POST /files`. */
  readonly exchange: number;
  readonly request: string;
  /** A shell command that shows it; secrets stand as variables: `$PETS_API_KEY`. */
  readonly curl: string;
  /** What went over the wire, bounded and without the key. */
  readonly shown?: ShownExchange;
  /** What the requirement says, how strongly it binds and what it rests on; told in a result. */
  readonly level?: RequirementLevel;
  readonly clause?: string;
  readonly evidence?: readonly string[];
  /** The command that plays only this case again; told in a result. */
  readonly replay?: string;
}

/** What a server did where no evidence says what is right: reported, never judged. */
export interface Observation {
  readonly requirement: string;
  /** What came, short: `status 400, type invalid_request_error, code null`. */
  readonly got: string;
  readonly exchange: number;
  readonly request: string;
}

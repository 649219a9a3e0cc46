import type { RequirementLevel } from '@upspec/document';
import type { Difference, DifferenceKind } from '../difference/difference.js';
import type { Observation } from '../difference/observation.js';
import type { ShownExchange } from './show-exchange.js';

/** One way in which a server violated a requirement: data, never an exception. */
export interface Finding extends Difference {
  /** The requirement's id: `PETS-03`. */
  readonly requirement: string;
  readonly kind: DifferenceKind;
  /** Which exchange of the fixture, from 1 on, and its request: `POST /pets`. */
  readonly exchange: number;
  readonly request: string;
  /** A shell command that shows it; secrets are variables: `$PETS_API_KEY`. */
  readonly curl: string;
  /** What went over the wire, bounded and without the key. */
  readonly shown?: ShownExchange;
  /** What the requirement says, its level and its evidence; for a result. */
  readonly level?: RequirementLevel;
  readonly clause?: string;
  readonly evidence?: readonly string[];
  /** The command that reruns only this case; for a result. */
  readonly replay?: string;
  /** Where the document describes the operation; for a result. */
  readonly source?: SourceLocation;
}

/** A location in a document; lines and columns count from 1. */
export interface SourceLocation {
  /** A path or a URL, as the user named it. */
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** An observation, and the exchange in which it was made. */
export interface LocatedObservation extends Observation {
  readonly exchange: number;
  readonly request: string;
}

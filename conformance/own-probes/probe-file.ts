import type { DerivedProbe } from '../generic-probes/derive-probe.js';
import type { ProbeSource } from '../generic-probes/probe-family.js';
import type { Probe } from '../probe-contract/probe.js';

/**
 * What a file of `--probes` exports: probes of your own beside those of the kit. All three are
 * optional, and at least one of `probes` and `families` has something in it.
 *
 * @example
 * ```ts
 * import type { ProbeFile } from '@upspec/conformance';
 *
 * export const probes: ProbeFile['probes'] = [
 *   {
 *     name: 'own/order-of-notes',
 *     title: 'The list of notes begins with the oldest one',
 *     requirements: ['NOTES-01'],
 *     operations: ['listNotes'],
 *     evidence: ['document: #/paths/~1notes/get/summary'],
 *     run: async (target) => {
 *       await target.send({ operation: 'listNotes', method: 'GET', path: '/notes', want: 200 });
 *     },
 *   },
 * ];
 *
 * export const requirements: ProbeFile['requirements'] = [
 *   { id: 'NOTES-01', level: 'must', text: 'A list MUST begin with the oldest note', source: 'the document' },
 * ];
 * ```
 */
export interface ProbeFile {
  /** Cases, each a small program. */
  readonly probes?: readonly Probe[];
  /** Cases that derive from the document of `--spec`, like those of the kit. */
  readonly families?: readonly OwnFamily[];
  /** What `probes` and `families` test beyond the requirements of the document. */
  readonly requirements?: readonly OwnRequirement[];
}

/** Probes of one kind that derive from any document. */
export interface OwnFamily {
  /** A segment of the names of its cases: `probes/NAME/create-note`. */
  readonly name: string;
  /** The cases for a document: for example one for each operation with a certain parameter. */
  select(source: ProbeSource): readonly OwnDerivedProbe[];
}

/** A derived probe, whose family is known. */
export type OwnDerivedProbe = Omit<DerivedProbe, 'family' | 'rules'> & {
  /** What it tests; the first is the one to which a finding without a location is attributed. */
  readonly requirements: readonly string[];
};

/** A rule that a file of probes states. */
export interface OwnRequirement {
  readonly id: string;
  /** A violated `must` fails the run, a `should` warns, and an `observe` is noted. */
  readonly level: 'must' | 'should' | 'observe';
  /** A sentence. */
  readonly text: string;
  /** The standard, the page or the agreement that states it. */
  readonly source: string;
}

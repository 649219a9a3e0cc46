import type { ContractPart } from '@upspec/document';
import type { PartHead } from '../../multipart/part-head.js';
import type { WirePart } from '../../multipart/wire-body.js';

/** A part of a multipart body whose grammar is right. */
export interface SentPart {
  readonly wire: WirePart;
  readonly head: PartHead;
  /** The part of the document that it is; undefined for others. */
  readonly known: ContractPart | undefined;
}

import { singular } from '@upspec/document';
import type { Scalar } from './bindings.js';

/** A resource that the run could not remove, or that is still there after its DELETE. */
export interface Leftover {
  readonly resource: string;
  readonly id: Scalar;
  readonly cause: LeftoverCause;
  /** The case that created it; absent where none did. */
  readonly testCase?: string;
}

export type LeftoverCause =
  | {
      readonly kind: 'rejected';
      readonly action: 'deleted' | 'cancelled' | 'removed';
      readonly status: number;
    }
  /** A GET of this path still returns it. */
  | { readonly kind: 'kept'; readonly path: string }
  | { readonly kind: 'no-remover' };

/** A leftover as a reader sees it: `pets/create: the pet 3 could not be deleted: status 500`. */
export function formatLeftover({ resource, id, cause, testCase }: Leftover): string {
  const prefix = testCase === undefined ? '' : `${testCase}: `;
  return `${prefix}the ${singular(resource)} ${id} ${formatCause(cause)}`;
}

function formatCause(cause: LeftoverCause): string {
  switch (cause.kind) {
    case 'rejected':
      return `could not be ${cause.action}: status ${cause.status}`;
    case 'kept':
      return `is left behind: GET ${cause.path} returns it after its DELETE`;
    case 'no-remover':
      return 'is left behind: no operation removes it';
    default:
      return cause satisfies never;
  }
}

import { findPendingUpload } from '../operations/find-upload.js';
import { countBytes } from '../operations/choose-chunks.js';
import { Rejection } from '../rejection.js';
import { rejections } from '../rejections.js';
import { isJson, withStatus, type Json } from '../seams/responses.js';
import { inChanges, inView } from '../seams/data.js';
import { insteadOf, withStatusCode } from '../seams/errors.js';
import { inOperations, inRule, remembering, together, type Seam } from '../seams/seam.js';
import type { StoredPart, StoredUpload } from '../store/state.js';
import type { Fault } from './fault.js';

/** Completes with part ids other than those that were sent. */
const choosing = (
  choose: (ids: readonly string[], upload: StoredUpload) => readonly string[],
): Seam => {
  return inRule('completion', 'findChunks', (findChunks) => (upload, ids) => {
    return findChunks(upload, choose(ids, upload));
  });
};

const inOrderOfArrival = (ids: readonly string[], { parts }: StoredUpload): readonly string[] => {
  const arrived = [...parts.keys()];
  return ids.toSorted((left, right) => arrived.indexOf(left) - arrived.indexOf(right));
};

/** Replaces the part ids before they are checked, also if none were sent. */
const withChangedBody = (change: (requested: Json) => Json): Seam => {
  return inRule('completion', 'checkCompletion', (checkCompletion) => (value) => {
    return checkCompletion(isJson(value) ? change(value) : value);
  });
};

/** Only marks an Upload as cancelled, and does not check the mark at completion. */
const afterCancellation: Seam = remembering(() => {
  const cancelled = new Set<string>();
  return together(
    inOperations(['cancelUpload'], () => (request, { store }) => {
      const { upload } = findPendingUpload(request, store.view());
      cancelled.add(upload.id);
      return Promise.resolve({ kind: 'json', body: { ...upload, status: 'cancelled' } });
    }),
    inView(['addUploadPart', 'cancelUpload'], (view) => ({
      upload: (id) => {
        const stored = view.upload(id);
        return stored === undefined || !cancelled.has(id)
          ? stored
          : { ...stored, upload: { ...stored.upload, status: 'cancelled' } };
      },
    })),
  );
});

/** Searches the parts of all Uploads for the listed ids. */
const acceptingForeign: Seam = remembering(() => {
  const every = new Map<string, StoredPart>();
  return together(
    inChanges(['addUploadPart'], (change) => {
      if (change.kind === 'part-added') every.set(change.part.id, change);
      return change;
    }),
    inRule('completion', 'findChunks', (findChunks) => (upload, ids) => {
      return findChunks({ ...upload, parts: every }, ids);
    }),
  );
});

export const completeFaults: readonly Fault[] = [
  {
    name: 'complete-201',
    requirement: 'COMPLETE-01',
    text: 'returns 201 for a completion',
    seam: withStatus('completeUpload', 201),
  },
  {
    name: 'complete-in-order-of-arrival',
    requirement: 'COMPLETE-03',
    text: 'joins parts in the order in which they were received',
    wild: 'uploads',
    seam: choosing(inOrderOfArrival),
  },
  {
    name: 'complete-ascending-only',
    requirement: 'COMPLETE-03',
    text: 'rejects part ids that are not in the order in which the parts were received',
    wild: 'uploads',
    seam: choosing((ids, upload) => {
      const isSame = inOrderOfArrival(ids, upload).join() === ids.join();
      if (!isSame) throw new Rejection(400, { message: 'The parts must be in ascending order.' });
      return ids;
    }),
  },
  {
    name: 'complete-newest-first',
    requirement: 'COMPLETE-03',
    text: 'joins parts in reverse order of their arrival',
    wild: 'uploads',
    seam: choosing((ids, upload) => inOrderOfArrival(ids, upload).toReversed()),
  },
  {
    name: 'complete-total-unchecked',
    requirement: 'COMPLETE-04',
    text: 'completes with any number of bytes',
    seam: inRule('completion', 'checkTotal', () => () => undefined),
  },
  {
    name: 'complete-too-few-taken',
    requirement: 'COMPLETE-04',
    text: 'completes with fewer bytes than declared',
    seam: inRule('completion', 'checkTotal', (checkTotal) => (stored, chunks) => {
      if (countBytes(chunks) > stored.upload.bytes) checkTotal(stored, chunks);
    }),
  },
  {
    name: 'complete-too-many-taken',
    requirement: 'COMPLETE-04',
    text: 'completes with more bytes than declared',
    seam: inRule('completion', 'checkTotal', (checkTotal) => (stored, chunks) => {
      if (countBytes(chunks) < stored.upload.bytes) checkTotal(stored, chunks);
    }),
  },
  {
    name: 'complete-total-of-all-parts',
    requirement: 'COMPLETE-04',
    text: 'counts all received parts, not only the listed ones',
    wild: 'uploads',
    seam: inRule('completion', 'checkTotal', (checkTotal) => (stored) => {
      checkTotal(
        stored,
        [...stored.parts.values()].map(({ chunk }) => chunk),
      );
    }),
  },
  {
    name: 'complete-md5-ignored',
    requirement: 'COMPLETE-05',
    text: 'ignores md5',
    wild: 'uploads',
    seam: inRule('completion', 'checkMd5', () => () => Promise.resolve()),
  },
  {
    name: 'complete-unknown-part-skipped',
    requirement: 'COMPLETE-07',
    text: 'ignores unknown part ids',
    seam: choosing((ids, { parts }) => ids.filter((id) => parts.has(id))),
  },
  {
    name: 'complete-foreign-part-taken',
    requirement: 'COMPLETE-07',
    text: 'accepts the parts of other Uploads',
    seam: acceptingForeign,
  },
  {
    name: 'complete-without-part-ids-taken',
    requirement: 'COMPLETE-08',
    text: 'completes without part_ids',
    seam: together(
      withChangedBody((requested) => ({ part_ids: [], ...requested })),
      choosing((ids, { parts }) => (ids.length === 0 ? [...parts.keys()] : ids)),
    ),
  },
  {
    name: 'complete-part-ids-as-text-taken',
    requirement: 'COMPLETE-08',
    text: 'accepts one id as a string instead of a list',
    seam: withChangedBody((requested) =>
      typeof requested['part_ids'] === 'string'
        ? { ...requested, part_ids: [requested['part_ids']] }
        : requested,
    ),
  },
  {
    name: 'complete-part-ids-of-any-type-500',
    requirement: 'ERROR-07',
    text: 'fails with 500 on part_ids that are not a list of strings',
    seam: inRule('completion', 'checkCompletion', (checkCompletion) => (value) => {
      const result = checkCompletion(value);
      if (!result.ok) throw rejections.serverFailure('part_ids');
      return result;
    }),
  },
  {
    name: 'complete-unknown-member-taken',
    requirement: 'COMPLETE-09',
    text: 'accepts a completion with unknown properties',
    seam: withChangedBody(({ part_ids, md5 }) => ({
      ...(part_ids !== undefined && { part_ids }),
      ...(md5 !== undefined && { md5 }),
    })),
  },
  {
    name: 'complete-unknown-upload-200',
    requirement: 'COMPLETE-10',
    text: 'returns 200 and null for the completion of an unknown Upload',
    wild: 'unknown id',
    seam: insteadOf(404, ['completeUpload'], () => ({ kind: 'json', body: null })),
  },
  {
    name: 'complete-unknown-upload-500',
    requirement: 'ERROR-07',
    text: 'fails with 500 on the completion of an unknown Upload',
    wild: 'unknown id',
    seam: insteadOf(404, ['completeUpload'], (rejection) => withStatusCode(rejection, 500)),
  },
  {
    name: 'complete-10-kb-at-most',
    requirement: 'COMPLETE-14',
    text: 'rejects JSON of more than 10 kB, which is about 250 part ids',
    wild: 'uploads',
    seam: inRule('limits', 'maxJsonBytes', () => 10_000),
  },
  {
    name: 'complete-100-kb-at-most',
    requirement: 'COMPLETE-20',
    text: 'rejects JSON of more than 100 kB',
    seam: inRule('limits', 'maxJsonBytes', () => 100_000),
  },
  {
    name: 'complete-100-parts-at-most',
    requirement: 'COMPLETE-14',
    text: 'rejects more than 100 part ids',
    wild: 'uploads',
    seam: choosing((ids) => {
      if (ids.length > 100) throw new Rejection(400, { message: 'More than 100 parts.' });
      return ids;
    }),
  },
  {
    name: 'complete-after-cancellation',
    requirement: 'COMPLETE-15',
    text: 'completes a cancelled Upload',
    wild: 'uploads',
    seam: afterCancellation,
  },
];

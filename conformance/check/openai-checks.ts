import type { PackChecks } from './pack-checks.js';
import { sendsOddBatchLines } from '../openai-files/check/batch-lines.js';
import { checkErrorEnvelope } from '../openai-files/check/error-envelope.js';
import { expiryPlaces } from './expiry-places.js';
import { checkMoments } from '../openai-files/check/moments.js';
import { checkPage } from '../openai-files/check/page.js';

/** What the Files and Uploads API demands beyond its contract. */
export const openaiChecks: PackChecks = {
  errorSchema: 'ErrorResponse',
  checkBody: checkMoments,
  checkPage,
  checkError: checkErrorEnvelope,
  isRejectable: (sent) => (sendsOddBatchLines(sent) ? ['rule.batch-lines'] : undefined),
  placesOf: expiryPlaces,
  isSubject: ({ place }) => place === 'FileList.data',
  orderPlaces: ['rule.page.order'],
  isAskedFor: ({ places }, { coverage }) =>
    !places.some((place) => place.startsWith('Error.')) ||
    places.some((place) => /\.Error\./.test(place) && coverage.has(place)),
};

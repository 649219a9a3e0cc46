import type { PackChecks } from '../../check/pack-checks.js';
import type { OpenAIProfile } from '../profile/openai-profile.js';
import { sendsOddBatchLines } from './batch-lines.js';
import { checkErrorEnvelope, describeError } from './error-envelope.js';
import { expiryPlaces } from './expiry-places.js';
import { checkMoments } from './moments.js';
import { checkPage, followsFromPage } from './page.js';

/** Checks of the Files and Uploads API that its contract does not describe. */
export function openaiChecks({ paging }: Pick<OpenAIProfile, 'paging'>): PackChecks {
  return {
    errorSchema: 'ErrorResponse',
    checkBody: checkMoments,
    checkPage: (facts, sent, known) => checkPage(facts, { ...sent, paging }, known),
    checkError: checkErrorEnvelope,
    describeError,
    followsFrom: followsFromPage,
    isRejectable: (sent) => (sendsOddBatchLines(sent) ? ['rule.batch-lines'] : undefined),
    placesOf: expiryPlaces,
    isSubject: ({ place }) => place === 'FileList.data',
    orderPlaces: ['rule.page.order'],
    isAskedFor: ({ places }, { coverage }) =>
      !places.some((place) => place.startsWith('Error.')) ||
      places.some((place) => /\.Error\./.test(place) && coverage.has(place)),
  };
}

import type { OpenAIProbe } from './openai-probe.js';
import { agreementProbes } from './agreement.js';
import { authProbes } from './auth.js';
import { chunkedBodyProbes } from './chunked-bodies.js';
import { completeProbes } from './complete.js';
import { completeSizeProbes } from './complete-sizes.js';
import { completedFileProbes } from './completed-file.js';
import { contentProbes } from './content.js';
import { deleteProbes } from './delete.js';
import { expiryProbes } from './expiry.js';
import { expiryRejectedProbes } from './expiry-rejected.js';
import { fileFirstProbes } from './file-first.js';
import { fileLimitProbes } from './file-limits.js';
import { filenameProbes } from './filename.js';
import { listProbes } from './list.js';
import { listPositionProbes } from './list-positions.js';
import { listQueryProbes } from './list-query.js';
import { malformedFormProbes } from './malformed-form.js';
import { malformedHttpProbes } from './malformed-http.js';
import { malformedJsonProbes } from './malformed-json.js';
import { isolationProbes } from './isolation.js';
import { legalFormProbes } from './legal-form.js';
import { mediaTypeProbes } from './media-type.js';
import { nearIdProbes } from './near-ids.js';
import { noContentsProbes } from './no-contents.js';
import { partProbes } from './part.js';
import { partBytesProbes } from './part-bytes.js';
import { partLimitProbes } from './part-limits.js';
import { pathIdProbes } from './path-ids.js';
import { purposeProbes } from './purpose.js';
import { querySchemas, type RequestSchemas } from './request-schemas.js';
import { routeProbes } from './route.js';
import { schemaEdgeProbes } from './schema-edges.js';
import { tenantProbes } from './tenants.js';
import { uploadCreateProbes } from './upload-create.js';
import { uploadIsolationProbes } from './upload-isolation.js';
import { uploadLifeProbes } from './upload-life.js';
import { uploadRaceProbes } from './upload-races.js';

/**
 * All probes: those below, and those generated from the schemas of requests.
 *
 * @param schemas of bodies, by operation
 */
export function buildProbes(schemas: RequestSchemas): readonly OpenAIProbe[] {
  return [...probes, ...schemaEdgeProbes({ ...schemas, ...querySchemas })];
}

/** The handwritten probes. A new group is a file and a line here. */
export const probes: readonly OpenAIProbe[] = [
  ...agreementProbes,
  ...authProbes,
  ...chunkedBodyProbes,
  ...completeProbes,
  ...completeSizeProbes,
  ...completedFileProbes,
  ...contentProbes,
  ...deleteProbes,
  ...expiryProbes,
  ...expiryRejectedProbes,
  ...fileFirstProbes,
  ...fileLimitProbes,
  ...filenameProbes,
  ...listPositionProbes,
  ...listProbes,
  ...listQueryProbes,
  ...isolationProbes,
  ...legalFormProbes,
  ...malformedFormProbes,
  ...malformedHttpProbes,
  ...malformedJsonProbes,
  ...mediaTypeProbes,
  ...nearIdProbes,
  ...noContentsProbes,
  ...partBytesProbes,
  ...partLimitProbes,
  ...partProbes,
  ...pathIdProbes,
  ...purposeProbes,
  ...routeProbes,
  ...tenantProbes,
  ...uploadCreateProbes,
  ...uploadIsolationProbes,
  ...uploadLifeProbes,
  ...uploadRaceProbes,
];

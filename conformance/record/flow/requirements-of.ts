import type { Contract } from '../../contract.js';
import type { RecordedRequest } from '../../fixture/fixture.js';
import { isSuccess, type Classified } from './classify.js';

/** The requirements that an exchange shows: what the contract lays its status to. */
export function requirementsOf(
  { capture, operation }: Classified,
  auth: RecordedRequest['auth'],
  contract: Contract,
): readonly string[] {
  if (operation === undefined) return [routeRequirement(capture)];
  const isUpload = contract.described.operations[operation]?.tag === 'Uploads';
  if (auth === 'none') return [isUpload ? 'AUTH-03' : 'AUTH-02'];
  if (auth === 'wrong') return [isUpload ? 'AUTH-03' : 'AUTH-01'];
  const { status } = capture;
  const responses = contract.described.operations[operation]?.responses ?? {};
  const range = `${Math.floor(status / 100)}XX`;
  const declared = responses[status] === undefined ? range : String(status);
  const covering = contract.coverage.get(`${operation}.${declared}`);
  // An undeclared success, such as 201, is another way to do what 200 does.
  const fallback = isSuccess(capture) ? `${operation}.200` : `${operation}.4XX`;
  return [covering ?? contract.coverage.get(fallback) ?? 'ERROR-01'];
}

function routeRequirement({ method, path }: Classified['capture']): string {
  const [bare = ''] = path.split('?');
  if (/^\/uploads(?:\/[^/]+(?:\/parts)?)?$/.test(bare) && method === 'GET') return 'ROUTE-05';
  if (
    /^\/(?:files(?:\/[^/]+(?:\/content)?)?|uploads(?:\/[^/]+(?:\/(?:parts|complete|cancel))?)?)$/.test(
      bare,
    )
  ) {
    return 'ROUTE-04';
  }
  return bare === '/files/' ? 'ROUTE-03' : 'ROUTE-02';
}

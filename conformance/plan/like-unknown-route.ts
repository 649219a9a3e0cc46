import type { WireRequest } from '../replay/build-request.js';
import { ConnectionError } from '../replay/connection-error.js';
import type { Received } from '../replay/received.js';
import { unknownRoute } from './catch-all.js';
import { sendToTarget, type SendingTarget } from './send-to-target.js';

/** Whether an unknown route gets the same response. */
export async function isLikeUnknownRoute(
  target: SendingTarget,
  request: WireRequest,
  received: Received,
): Promise<boolean> {
  const other = await sendToTarget(target, unknownRoute);
  if (other instanceof ConnectionError) return false;
  return isSameKind({ request, received }, { request: unknownRoute, received: other });
}

/** A request and its response. */
export interface ComparedResponse {
  readonly request: WireRequest;
  readonly received: Received;
}

/** Whether two responses differ in nothing but what they repeat of their requests, numbers and times. */
export function isSameKind(one: ComparedResponse, other: ComparedResponse): boolean {
  return one.received.status === other.received.status && kindOf(one) === kindOf(other);
}

/** A response without what differs in each: the path and the method, numbers and times. */
function kindOf({
  request: { method, path },
  received: { headers, bytes },
}: ComparedResponse): string {
  const [type = ''] = (headers['content-type'] ?? '').split(';');
  const [bare = ''] = path.split('?');
  const text = [path, encodeURI(path), bare, encodeURI(bare)]
    .reduce(
      (shown, each) => shown.replaceAll(each, '{path}'),
      bytes.toString('utf8', 0, mostCompared),
    )
    .replaceAll(new RegExp(`\\b${method}\\b`, 'g'), '{method}')
    .replaceAll(/[\w-]*\d[\w-]*/g, '{value}');
  return `${type.trim().toLowerCase()}\n${text}`;
}

/** In bytes. */
const mostCompared = 4000;

import { contentOf } from '../content.js';
import { memoryKinds } from '../memory-kinds.js';
import { sendKinds, type SendPlan } from '../send-kinds.js';

// A program for a worker runtime: it responds to a request, whose body has a plan and a size, with
// the outcomes.

interface Order {
  readonly plan: SendPlan;
  readonly size: number;
}

async function respond(request: Request): Promise<Response> {
  const { plan, size } = (await request.json()) as Order;
  const inputs = { kinds: memoryKinds, paths: [], removed: [] };
  return Response.json(await sendKinds(plan, { bytes: contentOf(size) }, inputs));
}

const worker: { readonly fetch: typeof respond } = { fetch: respond };

export { worker as default };

import type { Recording, Store } from '../node-server/store.js';
import { type Behaviour, behaviour, type BehaviourCall, isSuccess } from './behaviour.js';
import { targetOf } from './store-edits.js';

/** A behaviour of the table of views that several requests show. */
export function several(operation: string, what: string): Parameters<typeof behaviour>[0] {
  return { table: 'views', operation, requests: 'several', what };
}

/** Changes what is known of a recording after a request about it has succeeded. */
export function afterwards(
  operation: string,
  what: string,
  edit: (recording: Recording) => Recording,
): Behaviour {
  return behaviour(several(operation, what), (call: BehaviourCall) => {
    const response = call.next();
    const target = targetOf(call, response);
    if (isSuccess(response) && target !== undefined) {
      editRecording(call.store, String(target.id), edit);
    }
    return response;
  });
}

/** Changes a recording. */
export function editRecording(
  store: Store,
  id: string,
  edit: (recording: Recording) => Recording,
): void {
  const recording = store.recordings.get(id);
  if (recording !== undefined) store.recordings.set(id, edit(recording));
}

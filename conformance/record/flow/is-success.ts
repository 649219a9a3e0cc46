import type { Capture } from '../capture/capture.js';

/** Whether the response of a capture reports success. */
export function isSuccess({ status }: Pick<Capture, 'status'>): boolean {
  return status >= 200 && status < 300;
}

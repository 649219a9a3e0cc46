/** Whether a text is a number without a sign: `3`, or `0.25`, which some servers send. */
export function isDecimal(text: string): boolean {
  return /^\d+(?:\.\d+)?$/.test(text);
}

/** Whether an answer sends its caller elsewhere: no documented operation does. */
export function isRedirect({ status }: { readonly status: number }): boolean {
  return status >= 300 && status < 400;
}

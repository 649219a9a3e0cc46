/** Whether a response redirects its caller: no documented operation does. */
export function isRedirect({ status }: { readonly status: number }): boolean {
  return status >= 300 && status < 400;
}

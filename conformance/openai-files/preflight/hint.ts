/** A suggested base URL, if the path of the version is missing or an endpoint follows it. */
export function hintOf(baseUrl: string): string {
  const whole = baseUrl.replace(/\/$/, '');
  const version = /^(.*\/v\d+)\/(files|uploads)(\/.*)?$/.exec(whole)?.[1];
  if (version !== undefined) return `; did you mean ${version}?`;
  return whole.endsWith('/v1') ? '' : `; did you mean ${whole}/v1?`;
}

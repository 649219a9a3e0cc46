/** What was probably meant: the version's path is forgotten, or an endpoint's stands behind it. */
export function hintOf(baseUrl: string): string {
  const whole = baseUrl.replace(/\/$/, '');
  const version = /^(.*\/v\d+)\/(files|uploads)(\/.*)?$/.exec(whole)?.[1];
  if (version !== undefined) return `; did you mean ${version}?`;
  return whole.endsWith('/v1') ? '' : `; did you mean ${whole}/v1?`;
}

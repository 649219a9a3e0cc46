// Generated from spec/openapi.yaml by `upspec generate`; do not edit.
/**
 * How to pass an option that is missing.
 *
 * @param variable - The environment variable that replaces it; undefined where there is none.
 */
export function howToPass(option: string, variable: string | undefined): string {
  const environment = variable ? `set the environment variable ${variable}, or ` : '';
  return `is missing: ${environment}pass the option ${option} to the client`;
}

import {
  validateCreateUploadRequest,
  type ValidationResult,
} from '@upspec/openai-files/validators';
import type { Limits } from './limits.js';
import type { UploadRequest } from './operations/create-upload.js';
import { rules, type Rules } from './rules.js';

/** What a profile accepts. */
export interface ProfileBounds {
  readonly limits: Limits;
  /** The maximum bytes of an Upload. */
  readonly maxUploadBytes: number;
  readonly purposes: { readonly files: readonly string[]; readonly uploads: readonly string[] };
}

/** The rules of the contract, with the bounds of a profile. */
export function rulesOfProfile({ limits, maxUploadBytes, purposes }: ProfileBounds): Rules {
  const bounds = { maxUploadBytes, purposes: purposes.uploads, expiry: limits.expiry };
  return {
    ...rules,
    limits,
    newFiles: { ...rules.newFiles, isFilePurpose: (text) => purposes.files.includes(text) },
    newUploads: { checkUploadRequest: (value) => checkUploadRequest(value, bounds) },
  };
}

interface UploadBounds extends Pick<Limits, 'expiry'> {
  readonly maxUploadBytes: number;
  readonly purposes: readonly string[];
}

/**
 * The schema of the contract states bounds of its own. So what is within the bounds of the profile
 * is validated as a value that the schema allows, and the rest as it is.
 */
function checkUploadRequest(value: unknown, bounds: UploadBounds): ValidationResult<UploadRequest> {
  if (typeof value !== 'object' || value === null) return validateCreateUploadRequest(value);
  const { bytes, purpose, expires_after: rule } = propertiesOf(value);
  const { seconds } = propertiesOf(rule);
  if (Number.isInteger(bytes) && Number(bytes) > bounds.maxUploadBytes) {
    return rejected('/bytes', 'maximum', `must be <= ${bounds.maxUploadBytes}`);
  }
  if (typeof purpose === 'string' && !bounds.purposes.includes(purpose)) {
    return rejected('/purpose', 'enum', `must be one of ${bounds.purposes.join(', ')}`);
  }
  const { least, most } = bounds.expiry;
  if (Number.isInteger(seconds) && !(Number(seconds) >= least && Number(seconds) <= most)) {
    return rejected('/expires_after/seconds', 'range', `must be from ${least} to ${most}`);
  }
  const result = validateCreateUploadRequest({
    ...value,
    ...(Number.isInteger(bytes) && { bytes: Math.min(Number(bytes), 0) }),
    ...(typeof purpose === 'string' && { purpose: 'assistants' }),
    ...(Number.isInteger(seconds) && {
      expires_after: { ...propertiesOf(rule), seconds: rules.limits.expiry.least },
    }),
  });
  if (!result.ok) return result;
  return {
    ok: true,
    value: {
      filename: result.value.filename,
      bytes: Number(bytes),
      purpose: String(purpose),
      ...(seconds !== undefined && { expires_after: { seconds: Number(seconds) } }),
    },
  };
}

function propertiesOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}

function rejected(path: string, keyword: string, message: string): ValidationResult<UploadRequest> {
  return { ok: false, errors: [{ path, keyword, message }] };
}

import { randomBytes, randomInt } from 'node:crypto';

const ALPHANUMERICS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

/** `file-` and 22 alphanumeric characters, like recorded ids. */
export function newFileId(): string {
  const characters = Array.from({ length: 22 }, () => ALPHANUMERICS.charAt(randomInt(62)));
  return `file-${characters.join('')}`;
}

/** The prefix and 32 hexadecimal digits, like recorded ids of Uploads and parts. */
export function newHexId(prefix: 'upload_' | 'part_' | 'req_' | ''): string {
  return prefix + randomBytes(16).toString('hex');
}

/** How new ids are made. */
export interface IdRules {
  readonly ids: {
    /** What every id ends with; empty by default. */
    readonly suffix: string;
  };
}

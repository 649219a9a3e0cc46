import { X509Certificate } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { rootCertificates } from 'node:tls';
import { UsageError } from '../kit-error.js';

/** Certificates that servers are trusted by. */
export interface TrustedCertificates {
  /** The file of those that were given, as it was named. */
  readonly file: string;
  /** Those that were given and those that Node.js trusts, in PEM. */
  readonly certificates: readonly string[];
}

/** RFC 7468, section 5.1: the label of a certificate is "CERTIFICATE". */
const block = /-----BEGIN CERTIFICATE-----[^-]*-----END CERTIFICATE-----/g;

/**
 * Reads certificates in PEM for servers whose certificates are private.
 *
 * @throws {UsageError} for a file that can't be read, or that holds no certificate
 */
export async function readCertificates(file: string): Promise<TrustedCertificates> {
  const blocks = [...(await textOf(file)).matchAll(block)].map(([text]) => text);
  const firstBroken = blocks.findIndex((text) => !isCertificate(text));
  if (blocks.length === 0) {
    throw new UsageError(
      `${file}: the file contains no certificate in PEM; it begins with -----BEGIN CERTIFICATE-----`,
    );
  }
  if (firstBroken !== -1) {
    throw new UsageError(`${file}: certificate ${firstBroken + 1} of the file can't be parsed`);
  }
  return { file, certificates: [...blocks, ...rootCertificates] };
}

function isCertificate(text: string): boolean {
  try {
    return new X509Certificate(text).subject !== undefined;
  } catch {
    return false;
  }
}

async function textOf(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new UsageError(`${file}: the certificates can't be read: ${reason}`, { cause });
  }
}

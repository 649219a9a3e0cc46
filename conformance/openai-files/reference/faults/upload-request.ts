import { isJson, type Json } from '../seams/responses.js';
import { inRule, type Seam } from '../seams/seam.js';
import { rejections } from '../rejections.js';
import type { UploadRequest } from '../operations/create-upload.js';
import type { Fault } from './fault.js';

/** Corrects a request for an Upload before it is checked. */
const withChangedBody = (change: (requested: Json) => Json): Seam => {
  return inRule('newUploads', 'checkUploadRequest', (checkUploadRequest) => (value) => {
    return checkUploadRequest(isJson(value) ? change(value) : value);
  });
};

/** Accepts a request for an Upload that lacks a property. */
const lacking = (name: keyof UploadRequest | 'mime_type', created: unknown): Seam =>
  withChangedBody((requested) => ({ [name]: created, ...requested }));

/** Checks another value of a property, and keeps the value that was sent. */
const unchecked = (take: (sent: Json) => Partial<UploadRequest>, shown: Json): Seam => {
  return inRule('newUploads', 'checkUploadRequest', (checkUploadRequest) => (value) => {
    const taken = isJson(value) ? take(value) : {};
    if (!isJson(value) || Object.keys(taken).length === 0) return checkUploadRequest(value);
    const result = checkUploadRequest({ ...value, ...shown });
    return result.ok ? { ok: true, value: { ...result.value, ...taken } } : result;
  });
};

const PROPERTIES = ['bytes', 'filename', 'mime_type', 'purpose', 'expires_after'];
const GIGABYTE = 1_000_000_000;

export const uploadRequestFaults: readonly Fault[] = [
  {
    name: 'upload-4-gb-at-most',
    requirement: 'UPLOAD-01',
    text: 'rejects Uploads of more than 4 GB',
    seam: withChangedBody((requested) => {
      if (Number(requested['bytes']) > 4 * GIGABYTE) throw rejections.bodyTooLarge(4 * GIGABYTE);
      return requested;
    }),
  },
  {
    name: 'upload-without-bytes-taken',
    requirement: 'UPLOAD-08',
    text: 'accepts an Upload without bytes',
    seam: lacking('bytes', 0),
  },
  {
    name: 'upload-without-filename-taken',
    requirement: 'UPLOAD-08',
    text: 'accepts an Upload without a filename',
    seam: lacking('filename', 'upload'),
  },
  {
    name: 'upload-without-mime-type-taken',
    requirement: 'UPLOAD-08',
    text: 'accepts an Upload without a mime_type',
    seam: lacking('mime_type', 'application/octet-stream'),
  },
  {
    name: 'upload-without-purpose-taken',
    requirement: 'UPLOAD-08',
    text: 'accepts an Upload without a purpose',
    wild: 'purpose',
    seam: lacking('purpose', 'assistants'),
  },
  {
    name: 'upload-any-purpose',
    requirement: 'UPLOAD-09',
    text: 'accepts any purpose for an Upload',
    wild: 'purpose',
    seam: unchecked(({ purpose }) => (typeof purpose === 'string' ? { purpose } : {}), {
      purpose: 'assistants',
    }),
  },
  {
    name: 'upload-bytes-as-text-taken',
    requirement: 'UPLOAD-10',
    text: 'accepts bytes as a string',
    seam: withChangedBody((requested) => {
      const { bytes } = requested;
      return typeof bytes === 'string' && /^\d+$/.test(bytes)
        ? { ...requested, bytes: Number(bytes) }
        : requested;
    }),
  },
  {
    name: 'upload-fraction-of-bytes-taken',
    requirement: 'UPLOAD-10',
    text: 'accepts a fraction of a byte',
    seam: withChangedBody((requested) => {
      const { bytes } = requested;
      return typeof bytes === 'number' ? { ...requested, bytes: Math.floor(bytes) } : requested;
    }),
  },
  {
    name: 'upload-name-no-text-taken',
    requirement: 'UPLOAD-10',
    text: 'accepts a filename that is not a string',
    seam: withChangedBody((requested) =>
      'filename' in requested
        ? { ...requested, filename: JSON.stringify(requested['filename']) }
        : requested,
    ),
  },
  {
    name: 'upload-unknown-member-taken',
    requirement: 'UPLOAD-11',
    text: 'accepts an Upload with unknown properties',
    seam: withChangedBody((requested) =>
      Object.fromEntries(Object.entries(requested).filter(([name]) => PROPERTIES.includes(name))),
    ),
  },
  {
    name: 'upload-any-size-taken',
    requirement: 'UPLOAD-12',
    text: 'accepts Uploads of more than 8 GB',
    seam: unchecked(
      ({ bytes }) => (Number.isInteger(bytes) && Number(bytes) > 0 ? { bytes: Number(bytes) } : {}),
      {
        bytes: 1,
      },
    ),
  },
  {
    name: 'upload-expiry-unchecked',
    requirement: 'UPLOAD-13',
    text: 'accepts any expires_after of an Upload',
    wild: 'expires_after',
    seam: withChangedBody(({ expires_after: rule, ...requested }) => {
      const seconds = isJson(rule) ? Number(rule['seconds']) : Number.NaN;
      const isRight = Number.isInteger(seconds) && seconds >= 3600 && seconds <= 2_592_000;
      return isRight
        ? { ...requested, expires_after: { anchor: 'created_at', seconds } }
        : requested;
    }),
  },
  {
    name: 'upload-any-anchor',
    requirement: 'UPLOAD-13',
    text: 'accepts any anchor in the expires_after of an Upload',
    wild: 'expires_after',
    seam: withChangedBody((requested) => {
      const rule = requested['expires_after'];
      return isJson(rule) && 'anchor' in rule
        ? { ...requested, expires_after: { ...rule, anchor: 'created_at' } }
        : requested;
    }),
  },
];

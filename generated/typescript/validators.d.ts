// Generated from spec/openapi.yaml by `upspec generate`; do not edit.
import type * as types from './types.js';

/** One error of a value. */
export interface ValidationError {
  /** A JSON pointer into the value; empty for the value itself. */
  readonly path: string;
  /** The keyword of the schema that the value violates: `required`, `maximum`. */
  readonly keyword: string;
  /** What the schema requires: `must be <= 10000`. */
  readonly message: string;
  /** The property that is missing or not allowed. */
  readonly property?: string;
}

/** The result of a validator: the value with its type, or all of its errors. */
export type ValidationResult<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly errors: readonly ValidationError[] };

/** Thrown by the `assert…` functions. */
export declare class ValidationFailure extends Error {
  override readonly name: 'ValidationFailure';
  /** The schema that the value violates. */
  readonly type: string;
  readonly errors: readonly ValidationError[];
}

/** Whether a value is valid against the schema "File purpose". */
export declare function isFilePurpose(value: unknown): value is types.FilePurpose;

/** @throws {ValidationFailure} when the value is not a valid FilePurpose. */
export declare function assertFilePurpose(value: unknown): asserts value is types.FilePurpose;

/** Returns the value, or all errors that keep it from being a valid FilePurpose. */
export declare function validateFilePurpose(value: unknown): ValidationResult<types.FilePurpose>;

/** Whether a value is valid against the schema "File". */
export declare function isFileObject(value: unknown): value is types.FileObject;

/** @throws {ValidationFailure} when the value is not a valid FileObject. */
export declare function assertFileObject(value: unknown): asserts value is types.FileObject;

/** Returns the value, or all errors that keep it from being a valid FileObject. */
export declare function validateFileObject(value: unknown): ValidationResult<types.FileObject>;

/** Whether a value is valid against the schema "Page of files". */
export declare function isFileList(value: unknown): value is types.FileList;

/** @throws {ValidationFailure} when the value is not a valid FileList. */
export declare function assertFileList(value: unknown): asserts value is types.FileList;

/** Returns the value, or all errors that keep it from being a valid FileList. */
export declare function validateFileList(value: unknown): ValidationResult<types.FileList>;

/** Whether a value is valid against the schema "Deleted file". */
export declare function isFileDeleted(value: unknown): value is types.FileDeleted;

/** @throws {ValidationFailure} when the value is not a valid FileDeleted. */
export declare function assertFileDeleted(value: unknown): asserts value is types.FileDeleted;

/** Returns the value, or all errors that keep it from being a valid FileDeleted. */
export declare function validateFileDeleted(value: unknown): ValidationResult<types.FileDeleted>;

/** Whether a value is valid against the schema "Expiry rule". */
export declare function isFileExpiresAfter(value: unknown): value is types.FileExpiresAfter;

/** @throws {ValidationFailure} when the value is not a valid FileExpiresAfter. */
export declare function assertFileExpiresAfter(
  value: unknown,
): asserts value is types.FileExpiresAfter;

/** Returns the value, or all errors that keep it from being a valid FileExpiresAfter. */
export declare function validateFileExpiresAfter(
  value: unknown,
): ValidationResult<types.FileExpiresAfter>;

/** Whether a value is valid against the schema "Upload". */
export declare function isUpload(value: unknown): value is types.Upload;

/** @throws {ValidationFailure} when the value is not a valid Upload. */
export declare function assertUpload(value: unknown): asserts value is types.Upload;

/** Returns the value, or all errors that keep it from being a valid Upload. */
export declare function validateUpload(value: unknown): ValidationResult<types.Upload>;

/** Whether a value is valid against the schema "Upload part". */
export declare function isUploadPart(value: unknown): value is types.UploadPart;

/** @throws {ValidationFailure} when the value is not a valid UploadPart. */
export declare function assertUploadPart(value: unknown): asserts value is types.UploadPart;

/** Returns the value, or all errors that keep it from being a valid UploadPart. */
export declare function validateUploadPart(value: unknown): ValidationResult<types.UploadPart>;

/** Whether a value is valid against the schema "Upload a file". */
export declare function isCreateFileRequest(value: unknown): value is types.CreateFileRequest;

/** @throws {ValidationFailure} when the value is not a valid CreateFileRequest. */
export declare function assertCreateFileRequest(
  value: unknown,
): asserts value is types.CreateFileRequest;

/** Returns the value, or all errors that keep it from being a valid CreateFileRequest. */
export declare function validateCreateFileRequest(
  value: unknown,
): ValidationResult<types.CreateFileRequest>;

/** Whether a value is valid against the schema "Create an upload". */
export declare function isCreateUploadRequest(value: unknown): value is types.CreateUploadRequest;

/** @throws {ValidationFailure} when the value is not a valid CreateUploadRequest. */
export declare function assertCreateUploadRequest(
  value: unknown,
): asserts value is types.CreateUploadRequest;

/** Returns the value, or all errors that keep it from being a valid CreateUploadRequest. */
export declare function validateCreateUploadRequest(
  value: unknown,
): ValidationResult<types.CreateUploadRequest>;

/** Whether a value is valid against the schema "Add a part to an upload". */
export declare function isAddUploadPartRequest(value: unknown): value is types.AddUploadPartRequest;

/** @throws {ValidationFailure} when the value is not a valid AddUploadPartRequest. */
export declare function assertAddUploadPartRequest(
  value: unknown,
): asserts value is types.AddUploadPartRequest;

/** Returns the value, or all errors that keep it from being a valid AddUploadPartRequest. */
export declare function validateAddUploadPartRequest(
  value: unknown,
): ValidationResult<types.AddUploadPartRequest>;

/** Whether a value is valid against the schema "Complete an upload". */
export declare function isCompleteUploadRequest(
  value: unknown,
): value is types.CompleteUploadRequest;

/** @throws {ValidationFailure} when the value is not a valid CompleteUploadRequest. */
export declare function assertCompleteUploadRequest(
  value: unknown,
): asserts value is types.CompleteUploadRequest;

/** Returns the value, or all errors that keep it from being a valid CompleteUploadRequest. */
export declare function validateCompleteUploadRequest(
  value: unknown,
): ValidationResult<types.CompleteUploadRequest>;

/** Whether a value is valid against the schema "Error response". */
export declare function isErrorResponse(value: unknown): value is types.ErrorResponse;

/** @throws {ValidationFailure} when the value is not a valid ErrorResponse. */
export declare function assertErrorResponse(value: unknown): asserts value is types.ErrorResponse;

/** Returns the value, or all errors that keep it from being a valid ErrorResponse. */
export declare function validateErrorResponse(
  value: unknown,
): ValidationResult<types.ErrorResponse>;

/** Whether a value is valid against the schema "Error". */
export declare function isError(value: unknown): value is types.Error;

/** @throws {ValidationFailure} when the value is not a valid Error. */
export declare function assertError(value: unknown): asserts value is types.Error;

/** Returns the value, or all errors that keep it from being a valid Error. */
export declare function validateError(value: unknown): ValidationResult<types.Error>;
/** The `validate…` functions by the names of the schemas in the document. */
export declare const validators: Readonly<
  Record<string, (value: unknown) => ValidationResult<unknown>>
>;

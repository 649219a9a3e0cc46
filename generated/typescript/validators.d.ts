// Made from spec/openapi.yaml by `upspec generate`; do not edit.
import type * as types from './types.js';

/** One way in which a value is not what was asked for. */
export interface ValidationError {
  /** A JSON pointer into the value; empty for the value itself. */
  readonly path: string;
  /** The keyword of the schema that was broken: `required`, `maximum`. */
  readonly keyword: string;
  /** What would be right: `must be <= 10000`. */
  readonly message: string;
  /** The property that is missing or must not be there. */
  readonly property?: string;
}

/** What a validator found: the value with its type, or all that is wrong with it. */
export type ValidationResult<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly errors: readonly ValidationError[] };

/** Thrown by the `assert…` calls. */
export declare class ValidationFailure extends Error {
  override readonly name: 'ValidationFailure';
  /** The schema that the value breaks. */
  readonly type: string;
  readonly errors: readonly ValidationError[];
}

/** Whether a value is what the schema "File purpose" asks for. */
export declare function isFilePurpose(value: unknown): value is types.FilePurpose;

/** @throws {ValidationFailure} when the value is no FilePurpose. */
export declare function assertFilePurpose(value: unknown): asserts value is types.FilePurpose;

/** Tells all that keeps a value from being a FilePurpose. */
export declare function validateFilePurpose(value: unknown): ValidationResult<types.FilePurpose>;

/** Whether a value is what the schema "File" asks for. */
export declare function isFileObject(value: unknown): value is types.FileObject;

/** @throws {ValidationFailure} when the value is no FileObject. */
export declare function assertFileObject(value: unknown): asserts value is types.FileObject;

/** Tells all that keeps a value from being a FileObject. */
export declare function validateFileObject(value: unknown): ValidationResult<types.FileObject>;

/** Whether a value is what the schema "Page of files" asks for. */
export declare function isFileList(value: unknown): value is types.FileList;

/** @throws {ValidationFailure} when the value is no FileList. */
export declare function assertFileList(value: unknown): asserts value is types.FileList;

/** Tells all that keeps a value from being a FileList. */
export declare function validateFileList(value: unknown): ValidationResult<types.FileList>;

/** Whether a value is what the schema "Deleted file" asks for. */
export declare function isFileDeleted(value: unknown): value is types.FileDeleted;

/** @throws {ValidationFailure} when the value is no FileDeleted. */
export declare function assertFileDeleted(value: unknown): asserts value is types.FileDeleted;

/** Tells all that keeps a value from being a FileDeleted. */
export declare function validateFileDeleted(value: unknown): ValidationResult<types.FileDeleted>;

/** Whether a value is what the schema "Expiry rule" asks for. */
export declare function isFileExpiresAfter(value: unknown): value is types.FileExpiresAfter;

/** @throws {ValidationFailure} when the value is no FileExpiresAfter. */
export declare function assertFileExpiresAfter(
  value: unknown,
): asserts value is types.FileExpiresAfter;

/** Tells all that keeps a value from being a FileExpiresAfter. */
export declare function validateFileExpiresAfter(
  value: unknown,
): ValidationResult<types.FileExpiresAfter>;

/** Whether a value is what the schema "Upload" asks for. */
export declare function isUpload(value: unknown): value is types.Upload;

/** @throws {ValidationFailure} when the value is no Upload. */
export declare function assertUpload(value: unknown): asserts value is types.Upload;

/** Tells all that keeps a value from being a Upload. */
export declare function validateUpload(value: unknown): ValidationResult<types.Upload>;

/** Whether a value is what the schema "Upload part" asks for. */
export declare function isUploadPart(value: unknown): value is types.UploadPart;

/** @throws {ValidationFailure} when the value is no UploadPart. */
export declare function assertUploadPart(value: unknown): asserts value is types.UploadPart;

/** Tells all that keeps a value from being a UploadPart. */
export declare function validateUploadPart(value: unknown): ValidationResult<types.UploadPart>;

/** Whether a value is what the schema "Upload a file" asks for. */
export declare function isCreateFileRequest(value: unknown): value is types.CreateFileRequest;

/** @throws {ValidationFailure} when the value is no CreateFileRequest. */
export declare function assertCreateFileRequest(
  value: unknown,
): asserts value is types.CreateFileRequest;

/** Tells all that keeps a value from being a CreateFileRequest. */
export declare function validateCreateFileRequest(
  value: unknown,
): ValidationResult<types.CreateFileRequest>;

/** Whether a value is what the schema "Create an upload" asks for. */
export declare function isCreateUploadRequest(value: unknown): value is types.CreateUploadRequest;

/** @throws {ValidationFailure} when the value is no CreateUploadRequest. */
export declare function assertCreateUploadRequest(
  value: unknown,
): asserts value is types.CreateUploadRequest;

/** Tells all that keeps a value from being a CreateUploadRequest. */
export declare function validateCreateUploadRequest(
  value: unknown,
): ValidationResult<types.CreateUploadRequest>;

/** Whether a value is what the schema "Add a part to an upload" asks for. */
export declare function isAddUploadPartRequest(value: unknown): value is types.AddUploadPartRequest;

/** @throws {ValidationFailure} when the value is no AddUploadPartRequest. */
export declare function assertAddUploadPartRequest(
  value: unknown,
): asserts value is types.AddUploadPartRequest;

/** Tells all that keeps a value from being a AddUploadPartRequest. */
export declare function validateAddUploadPartRequest(
  value: unknown,
): ValidationResult<types.AddUploadPartRequest>;

/** Whether a value is what the schema "Complete an upload" asks for. */
export declare function isCompleteUploadRequest(
  value: unknown,
): value is types.CompleteUploadRequest;

/** @throws {ValidationFailure} when the value is no CompleteUploadRequest. */
export declare function assertCompleteUploadRequest(
  value: unknown,
): asserts value is types.CompleteUploadRequest;

/** Tells all that keeps a value from being a CompleteUploadRequest. */
export declare function validateCompleteUploadRequest(
  value: unknown,
): ValidationResult<types.CompleteUploadRequest>;

/** Whether a value is what the schema "Error response" asks for. */
export declare function isErrorResponse(value: unknown): value is types.ErrorResponse;

/** @throws {ValidationFailure} when the value is no ErrorResponse. */
export declare function assertErrorResponse(value: unknown): asserts value is types.ErrorResponse;

/** Tells all that keeps a value from being a ErrorResponse. */
export declare function validateErrorResponse(
  value: unknown,
): ValidationResult<types.ErrorResponse>;

/** Whether a value is what the schema "Error" asks for. */
export declare function isError(value: unknown): value is types.Error;

/** @throws {ValidationFailure} when the value is no Error. */
export declare function assertError(value: unknown): asserts value is types.Error;

/** Tells all that keeps a value from being a Error. */
export declare function validateError(value: unknown): ValidationResult<types.Error>;
/** The `validate…` calls by the names that the schemas have in the document. */
export declare const validators: Readonly<
  Record<string, (value: unknown) => ValidationResult<unknown>>
>;

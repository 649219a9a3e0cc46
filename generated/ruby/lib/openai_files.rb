# frozen_string_literal: true

# Generated from spec/openapi.yaml by `upspec generate`; do not edit.

if Object.const_defined?(:OpenAI)
  raise LoadError, "the gem openai_files defines the module OpenAI, which #{Object.const_source_location(:OpenAI)&.first || "this process"} has defined; a process can load only one of the two"
end

require_relative "openai_files/errors"
require_relative "openai_files/file_part"
require_relative "openai_files/upload_errors"
require_relative "openai_files/upload_progress"
require_relative "openai_files/internal/arguments"
require_relative "openai_files/internal/attempt"
require_relative "openai_files/internal/base_client"
require_relative "openai_files/internal/base_model"
require_relative "openai_files/internal/base_resource"
require_relative "openai_files/internal/body"
require_relative "openai_files/internal/call"
require_relative "openai_files/internal/chunked_upload"
require_relative "openai_files/internal/clock"
require_relative "openai_files/internal/connection"
require_relative "openai_files/internal/connections"
require_relative "openai_files/internal/content"
require_relative "openai_files/internal/credential"
require_relative "openai_files/internal/cursor_page"
require_relative "openai_files/internal/early_response"
require_relative "openai_files/internal/error_builder"
require_relative "openai_files/internal/form"
require_relative "openai_files/internal/headers"
require_relative "openai_files/internal/json_text"
require_relative "openai_files/internal/multipart"
require_relative "openai_files/internal/nested"
require_relative "openai_files/internal/part_sender"
require_relative "openai_files/internal/path"
require_relative "openai_files/internal/payload"
require_relative "openai_files/internal/positions"
require_relative "openai_files/internal/reading"
require_relative "openai_files/internal/redirect"
require_relative "openai_files/internal/request"
require_relative "openai_files/internal/response"
require_relative "openai_files/internal/retry"
require_relative "openai_files/internal/retry_waits"
require_relative "openai_files/internal/security"
require_relative "openai_files/internal/sender"
require_relative "openai_files/internal/settings"
require_relative "openai_files/internal/source"
require_relative "openai_files/internal/state_file"
require_relative "openai_files/internal/style"
require_relative "openai_files/internal/text"
require_relative "openai_files/internal/types"
require_relative "openai_files/internal/upload_meter"
require_relative "openai_files/internal/upload_options"
require_relative "openai_files/internal/upload_source"
require_relative "openai_files/internal/upload_state"
require_relative "openai_files/models/file_purpose"
require_relative "openai_files/models/file_object"
require_relative "openai_files/models/file_list"
require_relative "openai_files/models/file_deleted"
require_relative "openai_files/models/file_expires_after"
require_relative "openai_files/models/upload"
require_relative "openai_files/models/upload_part"
require_relative "openai_files/models/create_file_request"
require_relative "openai_files/models/create_upload_request"
require_relative "openai_files/models/add_upload_part_request"
require_relative "openai_files/models/complete_upload_request"
require_relative "openai_files/models/error_response"
require_relative "openai_files/models/error"
require_relative "openai_files/resources/files"
require_relative "openai_files/resources/uploads"
require_relative "openai_files/resources/uploads/parts"
require_relative "openai_files/client"

# A library for the OpenAI Files and Uploads API.
module OpenAI
  VERSION = "0.1.0"
  FilePurpose = Models::FilePurpose
  FileObject = Models::FileObject
  FileList = Models::FileList
  FileDeleted = Models::FileDeleted
  FileExpiresAfter = Models::FileExpiresAfter
  Upload = Models::Upload
  UploadPart = Models::UploadPart
  CreateFileRequest = Models::CreateFileRequest
  CreateUploadRequest = Models::CreateUploadRequest
  AddUploadPartRequest = Models::AddUploadPartRequest
  CompleteUploadRequest = Models::CompleteUploadRequest
  ErrorResponse = Models::ErrorResponse
end

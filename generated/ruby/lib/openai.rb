# frozen_string_literal: true

# Generated from spec/openapi.yaml by `upspec generate`; do not edit.

require_relative "openai/errors"
require_relative "openai/file_part"
require_relative "openai/internal/answer"
require_relative "openai/internal/arguments"
require_relative "openai/internal/attempt"
require_relative "openai/internal/base_client"
require_relative "openai/internal/base_model"
require_relative "openai/internal/base_resource"
require_relative "openai/internal/body"
require_relative "openai/internal/call"
require_relative "openai/internal/clock"
require_relative "openai/internal/content"
require_relative "openai/internal/cursor_page"
require_relative "openai/internal/early_answer"
require_relative "openai/internal/error_answer"
require_relative "openai/internal/headers"
require_relative "openai/internal/json_text"
require_relative "openai/internal/multipart"
require_relative "openai/internal/nested"
require_relative "openai/internal/path"
require_relative "openai/internal/reading"
require_relative "openai/internal/redirect"
require_relative "openai/internal/request"
require_relative "openai/internal/retry"
require_relative "openai/internal/sender"
require_relative "openai/internal/settings"
require_relative "openai/internal/source"
require_relative "openai/internal/text"
require_relative "openai/internal/types"
require_relative "openai/models/file_purpose"
require_relative "openai/models/file_object"
require_relative "openai/models/file_list"
require_relative "openai/models/file_deleted"
require_relative "openai/models/file_expires_after"
require_relative "openai/models/upload"
require_relative "openai/models/upload_part"
require_relative "openai/models/create_file_request"
require_relative "openai/models/create_upload_request"
require_relative "openai/models/add_upload_part_request"
require_relative "openai/models/complete_upload_request"
require_relative "openai/models/error_response"
require_relative "openai/models/error"
require_relative "openai/resources/files"
require_relative "openai/resources/uploads"
require_relative "openai/resources/uploads/parts"
require_relative "openai/client"

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

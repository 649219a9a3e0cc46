# frozen_string_literal: true

# Generated from spec/openapi.yaml by `upspec generate`; do not edit.

module OpenAI
  module Models
    # A file and its purpose.
    class CreateFileRequest < Internal::BaseModel
      # @!attribute [r] purpose
      #   The purpose of the file.
      #   @return [Symbol, OpenAI::Models::FilePurpose]
      field :purpose, "purpose", -> { Models::FilePurpose }, required: true
      # @!attribute [r] expires_after
      #   @return [OpenAI::Models::FileExpiresAfter, nil]
      field :expires_after, "expires_after", -> { Models::FileExpiresAfter }
      # @!attribute [r] file
      #   The content of the file, with its filename.
      #   @return [String]
      field :file, "file", -> { Internal::Types::STRING }, required: true
    end
  end
end

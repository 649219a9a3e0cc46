# frozen_string_literal: true

# Generated from spec/openapi.yaml by `upspec generate`; do not edit.

module OpenAI
  module Models
    # The properties of the future file.
    class CreateUploadRequest < Internal::BaseModel
      # @!attribute [r] bytes
      #   The number of bytes of all parts together, at most 8 GB. Here this is 8 × 1024³, the larger of the
      #   two possible meanings.
      #   @return [Integer]
      field :bytes, "bytes", -> { Internal::Types::INTEGER }, required: true
      # @!attribute [r] filename
      #   The name of the file.
      #   @return [String]
      field :filename, "filename", -> { Internal::Types::STRING }, required: true
      # @!attribute [r] mime_type
      #   The media type of the file. The purpose must allow it.
      #   @return [String]
      field :mime_type, "mime_type", -> { Internal::Types::STRING }, required: true
      # @!attribute [r] purpose
      #   The purpose of the file.
      #   @return [Symbol, OpenAI::Models::FilePurpose]
      field :purpose, "purpose", -> { Models::FilePurpose }, required: true
      # @!attribute [r] expires_after
      #   @return [OpenAI::Models::FileExpiresAfter, nil]
      field :expires_after, "expires_after", -> { Models::FileExpiresAfter }
    end
  end
end

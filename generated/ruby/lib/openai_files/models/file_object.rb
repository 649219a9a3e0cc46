# frozen_string_literal: true

# Generated from spec/openapi.yaml by `upspec generate`; do not edit.

module OpenAI
  module Models
    # A document that is stored for other endpoints.
    class FileObject < Internal::BaseModel
      # @!attribute [r] id
      #   The id of the file. The server chooses its format.
      #   @return [String]
      field :id, "id", -> { Internal::Types::STRING }, required: true
      # @!attribute [r] object
      #   The type of this object.
      #   @return [Symbol]
      field :object, "object", -> { Internal::Types::SYMBOL }, required: true, constant: :file
      # @!attribute [r] bytes
      #   The size of the content, in bytes.
      #   @return [Integer]
      field :bytes, "bytes", -> { Internal::Types::INTEGER }, required: true
      # @!attribute [r] created_at
      #   The time of creation, in seconds since the Unix epoch.
      #   @return [Integer]
      field :created_at, "created_at", -> { Internal::Types::INTEGER }, required: true
      # @!attribute [r] expires_at
      #   The time of expiry, in seconds since the Unix epoch. It is null or absent for a file that does not
      #   expire.
      #   @return [Integer, nil]
      field :expires_at, "expires_at", -> { Internal::Types::INTEGER }
      # @!attribute [r] filename
      #   The name of the file, as it was sent.
      #   @return [String]
      field :filename, "filename", -> { Internal::Types::STRING }, required: true
      # @!attribute [r] purpose
      #   The purpose of the file. More values may be added.
      #   @return [Symbol]
      field :purpose, "purpose", -> { Internal::Types::SYMBOL }, required: true
      # @!attribute [r] status
      #   Whether the file can be used. Deprecated, but always present.
      #   @return [Symbol]
      #   @deprecated
      field :status, "status", -> { Internal::Types::SYMBOL }, required: true
      # @!attribute [r] status_details
      #   Why a training file was rejected. Deprecated, and nearly always null.
      #   @return [String, nil]
      #   @deprecated
      field :status_details, "status_details", -> { Internal::Types::STRING }
    end
  end
end

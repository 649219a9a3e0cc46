# frozen_string_literal: true

# Generated from spec/openapi.yaml by `upspec generate`; do not edit.

module OpenAI
  module Models
    # A document that is stored for use by other endpoints.
    class FileObject < Internal::BaseModel
      # @!attribute [r] id
      #   The file's id. Its form is the server's own affair.
      #   @return [String]
      field :id, "id", -> { Internal::Types::STRING }, required: true
      # @!attribute [r] object
      #   The kind of this object.
      #   @return [Symbol]
      field :object, "object", -> { Internal::Types::SYMBOL }, required: true, constant: :file
      # @!attribute [r] bytes
      #   The size of the content, in bytes.
      #   @return [Integer]
      field :bytes, "bytes", -> { Internal::Types::INTEGER }, required: true
      # @!attribute [r] created_at
      #   The moment of creation, in seconds since the Unix epoch.
      #   @return [Integer]
      field :created_at, "created_at", -> { Internal::Types::INTEGER }, required: true
      # @!attribute [r] expires_at
      #   The moment of expiry, in seconds since the Unix epoch; null or absent for a file that is kept until
      #   somebody deletes it.
      #   @return [Integer, nil]
      field :expires_at, "expires_at", -> { Internal::Types::INTEGER }
      # @!attribute [r] filename
      #   The file's name, as it was sent.
      #   @return [String]
      field :filename, "filename", -> { Internal::Types::STRING }, required: true
      # @!attribute [r] purpose
      #   What the file is for. New values may appear.
      #   @return [Symbol]
      field :purpose, "purpose", -> { Internal::Types::SYMBOL }, required: true
      # @!attribute [r] status
      #   Whether the file can be used. Deprecated, yet always there.
      #   @return [Symbol]
      #   @deprecated
      field :status, "status", -> { Internal::Types::SYMBOL }, required: true
      # @!attribute [r] status_details
      #   Why a training file was refused. Deprecated, and nearly always null.
      #   @return [String, nil]
      #   @deprecated
      field :status_details, "status_details", -> { Internal::Types::STRING }
    end
  end
end

# frozen_string_literal: true

# Generated from spec/openapi.yaml by `upspec generate`; do not edit.

module OpenAI
  module Models
    # A file that is sent in parts and not complete yet.
    class Upload < Internal::BaseModel
      # @!attribute [r] id
      #   The id of the Upload.
      #   @return [String]
      field :id, "id", -> { Internal::Types::STRING }, required: true
      # @!attribute [r] object
      #   The type of this object.
      #   @return [Symbol]
      field :object, "object", -> { Internal::Types::SYMBOL }, required: true, constant: :upload
      # @!attribute [r] bytes
      #   The number of bytes that all parts must have together.
      #   @return [Integer]
      field :bytes, "bytes", -> { Internal::Types::INTEGER }, required: true
      # @!attribute [r] created_at
      #   The time of creation, in seconds since the Unix epoch.
      #   @return [Integer]
      field :created_at, "created_at", -> { Internal::Types::INTEGER }, required: true
      # @!attribute [r] expires_at
      #   The time after which no part can be added, in seconds since the Unix epoch.
      #   @return [Integer]
      field :expires_at, "expires_at", -> { Internal::Types::INTEGER }, required: true
      # @!attribute [r] filename
      #   The name of the future file.
      #   @return [String]
      field :filename, "filename", -> { Internal::Types::STRING }, required: true
      # @!attribute [r] purpose
      #   The purpose of the future file. More values may be added.
      #   @return [Symbol]
      field :purpose, "purpose", -> { Internal::Types::SYMBOL }, required: true
      # @!attribute [r] status
      #   The status of the Upload.
      #   @return [Symbol]
      field :status, "status", -> { Internal::Types::SYMBOL }, required: true
      # @!attribute [r] file
      #   The file of a completed Upload. It is absent from any other Upload.
      #   @return [OpenAI::Models::FileObject, nil]
      field :file, "file", -> { Models::FileObject }
    end
  end
end

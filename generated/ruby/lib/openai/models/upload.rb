# frozen_string_literal: true

# Generated from spec/openapi.yaml by `upspec generate`; do not edit.

module OpenAI
  module Models
    # A file in the making, to which parts are added.
    class Upload < Internal::BaseModel
      # @!attribute [r] id
      #   The Upload's id.
      #   @return [String]
      field :id, "id", -> { Internal::Types::STRING }, required: true
      # @!attribute [r] object
      #   The kind of this object.
      #   @return [Symbol]
      field :object, "object", -> { Internal::Types::SYMBOL }, required: true, constant: :upload
      # @!attribute [r] bytes
      #   How many bytes the parts must hold together.
      #   @return [Integer]
      field :bytes, "bytes", -> { Internal::Types::INTEGER }, required: true
      # @!attribute [r] created_at
      #   The moment of creation, in seconds since the Unix epoch.
      #   @return [Integer]
      field :created_at, "created_at", -> { Internal::Types::INTEGER }, required: true
      # @!attribute [r] expires_at
      #   The moment after which no part can be added, in seconds since the Unix epoch.
      #   @return [Integer]
      field :expires_at, "expires_at", -> { Internal::Types::INTEGER }, required: true
      # @!attribute [r] filename
      #   The name that the file will have.
      #   @return [String]
      field :filename, "filename", -> { Internal::Types::STRING }, required: true
      # @!attribute [r] purpose
      #   What the file will be for. New values may appear.
      #   @return [Symbol]
      field :purpose, "purpose", -> { Internal::Types::SYMBOL }, required: true
      # @!attribute [r] status
      #   Where the Upload stands.
      #   @return [Symbol]
      field :status, "status", -> { Internal::Types::SYMBOL }, required: true
      # @!attribute [r] file
      #   The file that a completed Upload became; absent from any other.
      #   @return [OpenAI::Models::FileObject, nil]
      field :file, "file", -> { Models::FileObject }
    end
  end
end

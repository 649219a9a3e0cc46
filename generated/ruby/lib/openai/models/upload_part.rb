# frozen_string_literal: true

# Generated from spec/openapi.yaml by `upspec generate`; do not edit.

module OpenAI
  module Models
    # A piece of a file in the making.
    class UploadPart < Internal::BaseModel
      # @!attribute [r] id
      #   The part's id, to be named when the Upload is completed.
      #   @return [String]
      field :id, "id", -> { Internal::Types::STRING }, required: true
      # @!attribute [r] object
      #   The kind of this object.
      #   @return [Symbol]
      field :object, "object", -> { Internal::Types::SYMBOL }, required: true, constant: :"upload.part"
      # @!attribute [r] created_at
      #   The moment of creation, in seconds since the Unix epoch.
      #   @return [Integer]
      field :created_at, "created_at", -> { Internal::Types::INTEGER }, required: true
      # @!attribute [r] upload_id
      #   The id of the Upload that the part belongs to.
      #   @return [String]
      field :upload_id, "upload_id", -> { Internal::Types::STRING }, required: true
    end
  end
end

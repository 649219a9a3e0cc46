# frozen_string_literal: true

# Generated from spec/openapi.yaml by `upspec generate`; do not edit.

module OpenAI
  module Models
    # One part of the file of an Upload.
    class UploadPart < Internal::BaseModel
      # @!attribute [r] id
      #   The id of the part. It is needed to complete the Upload.
      #   @return [String]
      field :id, "id", -> { Internal::Types::STRING }, required: true
      # @!attribute [r] object
      #   The type of this object.
      #   @return [Symbol]
      field :object, "object", -> { Internal::Types::SYMBOL }, required: true, constant: :"upload.part"
      # @!attribute [r] created_at
      #   The time of creation, in seconds since the Unix epoch.
      #   @return [Integer]
      field :created_at, "created_at", -> { Internal::Types::INTEGER }, required: true
      # @!attribute [r] upload_id
      #   The id of the Upload to which the part belongs.
      #   @return [String]
      field :upload_id, "upload_id", -> { Internal::Types::STRING }, required: true
    end
  end
end

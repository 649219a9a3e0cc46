# frozen_string_literal: true

# Generated from spec/openapi.yaml by `upspec generate`; do not edit.

module OpenAI
  module Models
    # The result of a deletion.
    class FileDeleted < Internal::BaseModel
      # @!attribute [r] id
      #   The id of the deleted file.
      #   @return [String]
      field :id, "id", -> { Internal::Types::STRING }, required: true
      # @!attribute [r] object
      #   The type of the deleted object.
      #   @return [Symbol]
      field :object, "object", -> { Internal::Types::SYMBOL }, required: true, constant: :file
      # @!attribute [r] deleted
      #   Whether the file was deleted.
      #   @return [Boolean]
      field :deleted, "deleted", -> { Internal::Types::BOOLEAN }, required: true
    end
  end
end

# frozen_string_literal: true

# Generated from spec/openapi.yaml by `upspec generate`; do not edit.

module OpenAI
  module Models
    # The receipt of a deletion.
    class FileDeleted < Internal::BaseModel
      # @!attribute [r] id
      #   The id of the file that is gone.
      #   @return [String]
      field :id, "id", -> { Internal::Types::STRING }, required: true
      # @!attribute [r] object
      #   The kind of the object that was deleted.
      #   @return [Symbol]
      field :object, "object", -> { Internal::Types::SYMBOL }, required: true, constant: :file
      # @!attribute [r] deleted
      #   Whether the file is gone.
      #   @return [Boolean]
      field :deleted, "deleted", -> { Internal::Types::BOOLEAN }, required: true
    end
  end
end

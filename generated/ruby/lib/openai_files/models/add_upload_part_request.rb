# frozen_string_literal: true

# Generated from spec/openapi.yaml by `upspec generate`; do not edit.

module OpenAI
  module Models
    # One part of the file.
    class AddUploadPartRequest < Internal::BaseModel
      # @!attribute [r] data
      #   The raw bytes of this part, at most 64 MB.
      #   @return [String]
      field :data, "data", -> { Internal::Types::STRING }, required: true
    end
  end
end

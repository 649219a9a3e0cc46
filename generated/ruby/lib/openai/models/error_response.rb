# frozen_string_literal: true

# Generated from spec/openapi.yaml by `upspec generate`; do not edit.

module OpenAI
  module Models
    # What a server says when it refuses or fails.
    class ErrorResponse < Internal::BaseModel
      # @!attribute [r] error
      #   @return [OpenAI::Models::Error]
      field :error, "error", -> { Models::Error }, required: true
      # @!attribute [r] detail
      #   The same told a second time, seen in newer answers of /files.
      #   @return [Object, nil]
      field :detail, "detail", -> { Internal::Types::ANY }
    end
  end
end

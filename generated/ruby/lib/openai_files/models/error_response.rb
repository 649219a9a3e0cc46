# frozen_string_literal: true

# Generated from spec/openapi.yaml by `upspec generate`; do not edit.

module OpenAI
  module Models
    # The response when a server rejects a request or fails.
    class ErrorResponse < Internal::BaseModel
      # @!attribute [r] error
      #   @return [OpenAI::Models::Error]
      field :error, "error", -> { Models::Error }, required: true
      # @!attribute [r] detail
      #   A copy of the error. Newer responses of /files have it.
      #   @return [Object, nil]
      field :detail, "detail", -> { Internal::Types::ANY }
    end
  end
end

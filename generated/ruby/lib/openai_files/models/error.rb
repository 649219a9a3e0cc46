# frozen_string_literal: true

# Generated from spec/openapi.yaml by `upspec generate`; do not edit.

module OpenAI
  module Models
    # Describes what went wrong.
    class Error < Internal::BaseModel
      # @!attribute [r] message
      #   A description of the error for people.
      #   @return [String]
      field :message, "message", -> { Internal::Types::STRING }, required: true
      # @!attribute [r] type
      #   The class of the error.
      #   @return [String]
      field :type, "type", -> { Internal::Types::STRING }, required: true
      # @!attribute [r] param
      #   The invalid parameter, or null.
      #   @return [String, nil]
      field :param, "param", -> { Internal::Types::STRING }, required: true
      # @!attribute [r] code
      #   A short code for programs, or null.
      #   @return [String, nil]
      field :code, "code", -> { Internal::Types::STRING }, required: true
    end
  end
end

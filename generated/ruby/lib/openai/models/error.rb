# frozen_string_literal: true

# Generated from spec/openapi.yaml by `upspec generate`; do not edit.

module OpenAI
  module Models
    # What went wrong.
    class Error < Internal::BaseModel
      # @!attribute [r] message
      #   What went wrong, for people to read.
      #   @return [String]
      field :message, "message", -> { Internal::Types::STRING }, required: true
      # @!attribute [r] type
      #   The class of the error.
      #   @return [String]
      field :type, "type", -> { Internal::Types::STRING }, required: true
      # @!attribute [r] param
      #   The parameter at fault, where there is one.
      #   @return [String, nil]
      field :param, "param", -> { Internal::Types::STRING }, required: true
      # @!attribute [r] code
      #   A short word for programs, where there is one.
      #   @return [String, nil]
      field :code, "code", -> { Internal::Types::STRING }, required: true
    end
  end
end

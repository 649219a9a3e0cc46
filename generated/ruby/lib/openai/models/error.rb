# frozen_string_literal: true

# Made from spec/openapi.yaml by `upspec generate`; do not edit.

module OpenAI
  module Models
    # What went wrong.
    class Error < ::OpenAI::Internal::BaseModel
      # @!attribute [r] message
      #   What went wrong, for people to read.
      #   @return [String]
      field :message, "message", -> { ::OpenAI::Internal::Types::STRING }, required: true
      # @!attribute [r] type
      #   The class of the error.
      #   @return [String]
      field :type, "type", -> { ::OpenAI::Internal::Types::STRING }, required: true
      # @!attribute [r] param
      #   The parameter at fault, where there is one.
      #   @return [String, nil]
      field :param, "param", -> { ::OpenAI::Internal::Types::STRING }, required: true
      # @!attribute [r] code
      #   A short word for programs, where there is one.
      #   @return [String, nil]
      field :code, "code", -> { ::OpenAI::Internal::Types::STRING }, required: true
    end
  end
end

# frozen_string_literal: true

# Made from spec/openapi.yaml by `upspec generate`; do not edit.

module OpenAI
  module Models
    # When a file is deleted by itself. Without this rule a batch file lives for thirty days, any other
    # until somebody deletes it.
    class FileExpiresAfter < ::OpenAI::Internal::BaseModel
      # @!attribute [r] anchor
      #   The moment from which the seconds count.
      #   @return [Symbol]
      field :anchor, "anchor", -> { ::OpenAI::Internal::Types::SYMBOL }, required: true, constant: :created_at
      # @!attribute [r] seconds
      #   How long the file lives after the anchor, from one hour to thirty days.
      #   @return [Integer]
      field :seconds, "seconds", -> { ::OpenAI::Internal::Types::INTEGER }, required: true
    end
  end
end

# frozen_string_literal: true

# Generated from spec/openapi.yaml by `upspec generate`; do not edit.

module OpenAI
  module Models
    # When a file is deleted by itself. Without this rule a batch file lives for thirty days, any other
    # until somebody deletes it.
    class FileExpiresAfter < Internal::BaseModel
      # @!attribute [r] anchor
      #   The moment from which the seconds count.
      #   @return [Symbol]
      field :anchor, "anchor", -> { Internal::Types::SYMBOL }, required: true, constant: :created_at
      # @!attribute [r] seconds
      #   How long the file lives after the anchor, from one hour to thirty days.
      #   @return [Integer]
      field :seconds, "seconds", -> { Internal::Types::INTEGER }, required: true
    end
  end
end

# frozen_string_literal: true

# Generated from spec/openapi.yaml by `upspec generate`; do not edit.

module OpenAI
  module Models
    # When a file is deleted automatically. Without this rule, a batch file expires after thirty days and
    # any other file does not expire.
    class FileExpiresAfter < Internal::BaseModel
      # @!attribute [r] anchor
      #   The time from which the seconds are counted.
      #   @return [Symbol]
      field :anchor, "anchor", -> { Internal::Types::SYMBOL }, required: true, constant: :created_at
      # @!attribute [r] seconds
      #   The number of seconds between the anchor and the expiry, from one hour to thirty days.
      #   @return [Integer]
      field :seconds, "seconds", -> { Internal::Types::INTEGER }, required: true
    end
  end
end

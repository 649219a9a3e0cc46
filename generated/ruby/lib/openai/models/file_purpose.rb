# frozen_string_literal: true

# Generated from spec/openapi.yaml by `upspec generate`; do not edit.

module OpenAI
  module Models
    # What a file is for, as a request may say it. A server's answers may hold further purposes, of files
    # that it made itself or that are older than this list.
    module FilePurpose
      extend Internal::Types::Enum

      ASSISTANTS = :assistants
      BATCH = :batch
      FINE_TUNE = :"fine-tune"
      VISION = :vision
      USER_DATA = :user_data
      EVALS = :evals

      # @return [Array<Symbol>] the values of the document.
      def self.values = [
        ASSISTANTS,
        BATCH,
        FINE_TUNE,
        VISION,
        USER_DATA,
        EVALS
      ].freeze
    end
  end
end

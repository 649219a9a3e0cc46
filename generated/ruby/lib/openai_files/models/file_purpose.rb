# frozen_string_literal: true

# Generated from spec/openapi.yaml by `upspec generate`; do not edit.

module OpenAI
  module Models
    # The purpose of a file, as it may be sent in a request. Responses may contain other purposes: those
    # of files that the server created, or of files that are older than this list.
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

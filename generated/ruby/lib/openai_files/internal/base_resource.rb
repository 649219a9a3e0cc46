# frozen_string_literal: true

# Generated from spec/openapi.yaml by `upspec generate`; do not edit.

module OpenAI
  module Internal
    # The operations of one resource.
    class BaseResource
      # @param client [BaseClient]
      def initialize(client)
        @client = client
      end
    end
  end
end

# frozen_string_literal: true

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

# frozen_string_literal: true

# Generated from spec/openapi.yaml by `upspec generate`; do not edit.

module OpenAI
  module Internal
    # A call, as described by generated code.
    class Call
      attr_reader :http_method, :path, :query, :accept

      # @param query [Hash{String=>Object}] arrays repeat their name, a Hash becomes `name[key]`, nil is omitted.
      # @param json [Object] the JSON body, by the names on the wire; {OMIT} where there is none.
      # @param body [Body, nil] a body of another kind.
      def initialize(http_method, path, query: {}, json: OMIT, body: nil, accept: "application/json")
        @http_method = http_method
        @path = path
        @query = query
        @json = json
        @body = body
        @accept = accept
      end

      # @return [Body, nil]
      def body
        @body ||= @json.equal?(OMIT) ? nil : Body.json(@json)
      end

      def replayable? = body.nil? || body.replayable?

      def with_query(query)
        Call.new(http_method, path, query: query, json: @json, body: @body, accept: accept)
      end

      # Adds properties that are not in the document.
      def with_body(extra)
        unless @body.nil? && (@json.equal?(OMIT) || @json.is_a?(Hash))
          raise Errors::InvalidInputError.new("extra_body", "can only be added to a JSON body")
        end

        own = @json.equal?(OMIT) ? {} : @json
        json = own.transform_keys(&:to_s).merge(extra.to_h.transform_keys(&:to_s))
        Call.new(http_method, path, query: query, json: json, accept: accept)
      end
    end
  end
end

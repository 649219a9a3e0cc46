# frozen_string_literal: true

module OpenAI
  module Internal
    # A call, as described by generated code.
    class Call
      attr_reader :http_method, :path, :query, :accept, :security, :server

      # @param query [Hash{String=>Object}] without a style, an array repeats its name, a Hash becomes
      #   `name[key]`, and nil is omitted.
      # @param headers [Hash{String=>Object}] the arguments that are sent as headers.
      # @param cookies [Hash{String=>Object}] the arguments that are sent as cookies.
      # @param styles [Hash{Symbol=>Hash{String=>Style}}] by location (`:query`, `:header`, `:cookie`) and name.
      # @param body [Payload, nil]
      # @param security [Array<Array<String>>, nil] the names of schemes; nil for those of all calls.
      # @param server [String, nil] the URL of another server.
      def initialize(http_method, path, accept: "application/json", body: nil, security: nil, server: nil, **arguments)
        @http_method = http_method
        @path = path
        @accept = accept
        @payload = body
        @security = security
        @server = server
        @arguments = arguments
        @query = arguments.fetch(:query, {})
        @styles = arguments.fetch(:styles, {})
      end

      # The query string, without its question mark.
      # @param before [Hash{String=>Object}] values that the arguments override.
      # @param after [Hash{String=>Object}] values that override the arguments.
      def query_string(before, after)
        Nested.query(before.merge(query, after), @styles.fetch(:query, {}))
      end

      # @return [Hash{String=>String}] the arguments that are sent as headers.
      def headers
        own = arguments(:headers).to_h { |name, value| [name, style(:header, name).header(name, value)] }
        own.compact
      end

      # @return [String, nil] the arguments that are sent as cookies.
      def cookies
        pairs = arguments(:cookies).map { |name, value| style(:cookie, name).cookie(name, value) }.compact
        pairs.empty? ? nil : pairs.join("; ")
      end

      # Encodes the body once, as a pipe can be read only once.
      # @return [Body, nil]
      def body
        return @body if defined?(@body)

        @body = @payload&.encode(arguments(:part_headers))
      end

      # @return [String, nil] the argument that can be read only once.
      def read_once = body&.read_once
      def replayable? = read_once.nil?

      def with_query(query) = copy(query: query)

      # Adds properties that are not in the document.
      # @raise [Errors::InvalidInputError] where the body has none.
      def with_body(extra) = copy(body: (@payload || Payload.json(OMIT)).with(extra))

      # @param headers [Hash] by the names of parts, then of headers.
      def with_part_headers(headers) = copy(part_headers: headers)

      private

      def arguments(location) = @arguments.fetch(location, {})

      def copy(**changed)
        own = { accept: accept, body: @payload, security: security, server: server }
        Call.new(http_method, path, **own, **@arguments, **changed)
      end

      def style(location, name) = @styles.dig(location, name) || Style::DEFAULTS.fetch(location)
    end
  end
end

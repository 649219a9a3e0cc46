# frozen_string_literal: true

# Generated from spec/openapi.yaml by `upspec generate`; do not edit.

require "uri"

module OpenAI
  module Internal
    # Where a client sends its key.
    class Credential
      # @return [String] the environment variable of the key.
      attr_reader :variable

      # @param place [Symbol] `:header`, `:query` or `:cookie`.
      # @param name [String] the name of the header, parameter or cookie.
      # @param scheme [String, nil] the scheme before the key in the header `authorization`.
      # @param required [Boolean] whether each call needs a key.
      def initialize(variable:, place: :header, name: "authorization", scheme: nil, required: false)
        @variable = variable
        @place = place
        @name = name
        @scheme = scheme
        @required = required
      end

      def required? = @required

      # @return [Hash{String=>String}] the headers that contain the key.
      def headers(key)
        return {} if key.nil? || @place == :query
        return { "cookie" => "#{@name}=#{URI.encode_www_form_component(key)}" } if @place == :cookie
        return { @name => key } if @scheme.nil?

        # With `Basic` the key is `user:password` (RFC 7617, section 2).
        { @name => "#{@scheme} #{@scheme == "Basic" ? [key].pack("m0") : key}" }
      end

      # @return [String, nil] the part of the query that contains the key.
      def query(key)
        return nil if key.nil? || @place != :query

        URI.encode_www_form(@name => key)
      end
    end
  end
end

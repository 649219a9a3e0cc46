# frozen_string_literal: true

module OpenAI
  module Internal
    # Where a client sends a key: a security scheme of the document.
    class Credential
      # What a cookie can contain (RFC 6265, section 4.1.1), without the sign of percent-encoding.
      NOT_IN_COOKIES = /[^!\#$&-+\-.\/0-9:<-\[\]-~]/n
      private_constant :NOT_IN_COOKIES

      # @param place [Symbol] `:header`, `:query` or `:cookie`.
      # @param name [String] the name of the header, parameter or cookie.
      # @param scheme [String, nil] the scheme before the key in the header `authorization`.
      def initialize(place: :header, name: "authorization", scheme: nil)
        @place = place
        @name = name
        @scheme = scheme
      end

      # Whether keys of another scheme are sent in the same way.
      def same?(other) = to_a == other.to_a

      def to_a = [@place, @name, @scheme]

      # @return [Hash{String=>String}] the headers that contain the key.
      def headers(key)
        return {} unless @place == :header
        return { @name => key } if @scheme.nil?

        # With `Basic` the key is `user:password` (RFC 7617, section 2).
        { @name => "#{@scheme} #{@scheme == "Basic" ? [key].pack("m0") : key}" }
      end

      # @return [String, nil] the cookie that contains the key.
      def cookie(key)
        return nil unless @place == :cookie

        "#{@name}=#{key.b.gsub(NOT_IN_COOKIES) { |byte| format("%%%02X", byte.ord) }}"
      end

      # @return [String, nil] the part of the query that contains the key.
      def query(key)
        @place == :query ? "#{Text.percent(@name, @name)}=#{Text.percent(key, @name)}" : nil
      end
    end
  end
end

# frozen_string_literal: true

module OpenAI
  module Internal
    # Writes values as pairs of a name on the wire and a string.
    module Nested
      DEEPEST = 32

      # A scalar is one pair, an array one for each item with the same name, a Hash `name[key]`
      # (OpenAPI 3.1, style `deepObject`), to any depth. Nil, alone or inside, is omitted.
      # @return [Array<Array(String, String)>]
      # @raise [Errors::InvalidInputError] for a value that has no string form.
      def self.pairs(name, value, depth = 0)
        raise Errors::InvalidInputError.new(name[0, 80], "is nested too deeply, or contains itself") if depth > DEEPEST

        case (plain = Arguments.plain(value))
        when nil then []
        when Array then plain.flat_map { |item| pairs(name, item, depth + 1) }
        when Hash then plain.flat_map { |key, inner| pairs("#{name}[#{Text.utf8(key, name)}]", inner, depth + 1) }
        else [[name, Text.scalar(plain, name)]]
        end
      end

      # The query string of a Hash, without its question mark.
      # @param styles [Hash{String=>Style}] of names whose values are not written as above.
      def self.query(values, styles = {})
        values.flat_map { |name, value| styles.key?(name) ? styles[name].query(name, value) : plain(name, value) }
              .compact.join("&")
      end

      def self.plain(name, value)
        pairs(Text.utf8(name, "query"), value).map { |key, text| "#{Text.percent(key, key)}=#{Text.percent(text, key)}" }
      end
      private_class_method :plain
    end
  end
end

# frozen_string_literal: true

# Generated from spec/openapi.yaml by `upspec generate`; do not edit.

require "json"

module OpenAI
  module Internal
    # Writes and parses JSON.
    module JSONText
      DEEPEST = 100

      # @raise [Errors::InvalidInputError] for a value that cannot be written as JSON.
      def self.generate(value, parameter = "body")
        JSON.generate(plain(value, parameter, 0))
      end

      # Parses a response, its keys as symbols. Bytes that are not UTF-8 are replaced.
      # @raise [JSON::ParserError]
      def self.parse(bytes)
        JSON.parse(decode(bytes), symbolize_names: true)
      end

      def self.decode(bytes)
        bytes.dup.force_encoding(Encoding::UTF_8).scrub("\u{FFFD}").delete_prefix("\u{FEFF}")
      end

      def self.plain(value, parameter, depth)
        raise Errors::InvalidInputError.new(parameter[0, 80], "is nested too deeply, or contains itself") if depth > DEEPEST

        case (inner = Arguments.plain(value))
        when nil, true, false, Integer then inner
        when Float then plain_float(inner, parameter)
        when String, Symbol, Time then Text.scalar(inner, parameter)
        when Array then inner.each_with_index.map { |item, at| plain(item, "#{parameter}[#{at}]", depth + 1) }
        when Hash then plain_hash(inner, parameter, depth)
        else raise Errors::InvalidInputError.new(parameter, "a #{inner.class} cannot be written as JSON")
        end
      end
      private_class_method :plain

      def self.plain_hash(hash, parameter, depth)
        hash.to_h do |key, value|
          name = Text.utf8(key, parameter)
          [name, plain(value, parameter == "body" ? name : "#{parameter}[#{name}]", depth + 1)]
        end
      end
      private_class_method :plain_hash

      def self.plain_float(float, parameter)
        text = Text.number(float, parameter)
        text.match?(/\A-?\d+\z/) ? text.to_i : float
      end
      private_class_method :plain_float
    end
  end
end

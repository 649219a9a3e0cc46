# frozen_string_literal: true

module OpenAI
  module Internal
    # Converts values to strings for the wire.
    module Text
      # Converts a string to UTF-8; a binary string counts as UTF-8.
      # @raise [Errors::InvalidInputError] where its bytes are not valid UTF-8.
      def self.utf8(text, parameter)
        converted = convert(text.to_s)
        return converted if converted.valid_encoding?

        raise Errors::InvalidInputError.new(parameter, "contains bytes that are not valid UTF-8")
      rescue EncodingError
        raise Errors::InvalidInputError.new(parameter, "can't be written in UTF-8")
      end

      # A filename in UTF-8. A name on disk may not be valid in any encoding; invalid bytes are replaced.
      def self.filename(text)
        convert(text.to_s).scrub("\u{FFFD}")
      rescue EncodingError
        text.to_s.b.force_encoding(Encoding::UTF_8).scrub("\u{FFFD}")
      end

      # The text of a single value in a query, a multipart body or a text part.
      # @raise [Errors::InvalidInputError] for a value without a string form: nil, NaN, a Hash.
      def self.scalar(value, parameter)
        case value
        when String, Symbol then utf8(value, parameter)
        when true, false, Integer then value.to_s
        when Float then number(value, parameter)
        when Time then value.getutc.strftime("%Y-%m-%dT%H:%M:%S.%LZ")
        else
          raise Errors::InvalidInputError.new(
            parameter, "expected a string, a symbol, a number or a boolean, received #{value.class}"
          )
        end
      end

      # Percent-encodes all but the unreserved characters (RFC 3986, 2.3).
      def self.percent(text, parameter)
        utf8(text, parameter).b.gsub(/[^A-Za-z0-9\-_.~]/n) { |byte| format("%%%02X", byte.ord) }
      end

      # Percent-encodes all but the unreserved and the reserved characters, and keeps what is encoded
      # (RFC 6570, section 3.2.3). Encodes, too, what a query can't contain, or what separates its pairs:
      # "still responsible for percent-encoding reserved characters that are not allowed in the query
      # string" (OpenAPI 3.1.1, section 4.8.12.2.2).
      def self.reserved(text, parameter)
        utf8(text, parameter).b.gsub(%r{%\h\h|[^A-Za-z0-9\-_.~:/?@!$'()*,;]}n) do |found|
          found.length == 3 ? found : format("%%%02X", found.ord)
        end
      end

      # Decodes percent-encoded text.
      def self.decode(text) = text.b.gsub(/%(\h\h)/n) { Regexp.last_match(1).hex.chr }.force_encoding(Encoding::UTF_8)

      # The shortest decimal form, without `.0`, as JSON is written elsewhere.
      def self.number(float, parameter)
        raise Errors::InvalidInputError.new(parameter, "#{float} is not a finite number") unless float.finite?
        return float.to_i.to_s if float == float.truncate && float.abs < 1e21

        digits, power = float.to_s.split("e")
        return digits if power.nil?
        return "#{digits.delete_suffix(".0")}e#{format("%+d", power.to_i)}" unless (-6..-1).cover?(power.to_i)

        sign = float.negative? ? "-" : ""
        "#{sign}0.#{"0" * (-power.to_i - 1)}#{digits.delete_suffix(".0").delete("-.")}"
      end

      def self.convert(text)
        case text.encoding
        when Encoding::UTF_8 then text
        when Encoding::BINARY, Encoding::US_ASCII then text.dup.force_encoding(Encoding::UTF_8)
        else text.encode(Encoding::UTF_8)
        end
      end
      private_class_method :convert
    end
  end
end

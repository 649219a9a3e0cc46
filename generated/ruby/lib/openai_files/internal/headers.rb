# frozen_string_literal: true

# Generated from spec/openapi.yaml by `upspec generate`; do not edit.

module OpenAI
  module Internal
    # Headers as a Hash of names in lower case.
    module Headers
      NAME = /\A[!\#$%&'*+\-.^_`|~0-9A-Za-z]+\z/
      private_constant :NAME

      # Merges layers of headers; a later layer wins, and nil removes a header.
      # @raise [Errors::InvalidInputError] for an invalid header. Its message names the header and never its
      #   value, which may be a secret.
      def self.merge(layers)
        layers.compact.each_with_object({}) do |layer, merged|
          layer.each do |key, value|
            name = key.to_s
            value.nil? ? merged.delete(name.downcase) : merged[name.downcase] = check(name, value.to_s)
          end
        end
      end

      # Values are sent as one byte per character (RFC 9110, 5.5).
      def self.check(name, value)
        bytes = value.encoding == Encoding::BINARY ? value : value.encode(Encoding::ISO_8859_1)
        trimmed = bytes.b.gsub(/\A[\t\r\n ]+|[\t\r\n ]+\z/n, "")
        return trimmed if NAME.match?(name) && !trimmed.match?(/[\0\r\n]/n)

        refuse(name)
      rescue EncodingError
        refuse(name)
      end

      def self.refuse(name)
        raise Errors::InvalidInputError.new(
          "header #{name.inspect}", "its name or value has a character that is not valid in HTTP headers"
        ), cause: nil
      end
      private_class_method :refuse
    end
  end
end

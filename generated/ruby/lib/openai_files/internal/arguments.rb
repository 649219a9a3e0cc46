# frozen_string_literal: true

# Generated from spec/openapi.yaml by `upspec generate`; do not edit.

module OpenAI
  # The default of an argument for which nil is a separate value.
  OMIT = Object.new
  def OMIT.inspect = "OMIT"
  OMIT.freeze

  module Internal
    # Prepares the arguments of a call.
    module Arguments
      # Removes missing arguments: {OMIT}, and nil where the document does not allow null.
      #
      # @param values [Hash{String=>Object}] by their names on the wire.
      # @raise [Errors::InvalidInputError] where a required one is missing.
      def self.given(values, required: [], nullable: [])
        values.reject do |name, value|
          absent = value.equal?(OMIT) || (value.nil? && !nullable.include?(name))
          raise Errors::InvalidInputError.new(name, "is required") if absent && required.include?(name)

          absent
        end
      end

      # A body that is one argument, or {OMIT} where it is missing.
      def self.whole(value, required:, nullable: false)
        return value unless value.equal?(OMIT) || (value.nil? && !nullable)
        raise Errors::InvalidInputError.new("body", "is required") if required

        OMIT
      end

      # The fields of an optional body.
      def self.any(values) = values.empty? ? OMIT : values

      # Converts a model to its Hash; other values are unchanged.
      def self.plain(value)
        case value
        when BaseModel then value.to_h
        when Struct then value.to_h
        else value
        end
      end
    end
  end
end

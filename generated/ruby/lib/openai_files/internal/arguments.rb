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
      # @param whole [Object] a body that is sent instead of its properties; {OMIT} where there is none.
      # @raise [Errors::InvalidInputError] where a required one is missing, or the body and a property of it
      #   are given.
      def self.given(values, required: [], nullable: [], whole: OMIT)
        stated = values.reject { |name, value| value.equal?(OMIT) || (value.nil? && !nullable.include?(name)) }
        if whole.equal?(OMIT)
          missing = (required - stated.keys).first
          raise Errors::InvalidInputError.new(missing, "is required") if missing

          return stated
        end
        unless stated.empty?
          raise Errors::InvalidInputError.new("body", "is given, and its property #{stated.keys.first} as well")
        end

        whole
      end

      # A body that is one argument, or {OMIT} where it is missing.
      def self.whole(value, required:, nullable: false)
        return value unless value.equal?(OMIT) || (value.nil? && !nullable)
        raise Errors::InvalidInputError.new("body", "is required") if required

        OMIT
      end

      # The fields of an optional body, or the whole body.
      def self.any(values, whole: OMIT) = whole.equal?(OMIT) && values.empty? ? OMIT : values

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

# frozen_string_literal: true

# Made from spec/openapi.yaml by `upspec generate`; do not edit.

module OpenAI
  # Stands for an argument that is not given, where nil is a value of its own.
  OMIT = Object.new
  def OMIT.inspect = "OMIT"
  OMIT.freeze

  module Internal
    # The arguments of a call, on their way to the wire.
    module Arguments
      # Leaves out what was not given: {OMIT}, and nil where the document does not allow null.
      #
      # @param values [Hash{String=>Object}] by their names on the wire.
      # @raise [Errors::InvalidInputError] where a required one is not given.
      def self.given(values, required: [], nullable: [])
        values.reject do |name, value|
          absent = value.equal?(OMIT) || (value.nil? && !nullable.include?(name))
          raise Errors::InvalidInputError.new(name, "is required") if absent && required.include?(name)

          absent
        end
      end

      # A body that is one argument, or {OMIT} where it is not given.
      def self.whole(value, required:, nullable: false)
        return value unless value.equal?(OMIT) || (value.nil? && !nullable)
        raise Errors::InvalidInputError.new("body", "is required") if required

        OMIT
      end

      # The fields of a body that may be left out as a whole.
      def self.any(values) = values.empty? ? OMIT : values

      # A value that stands for others: a model is its Hash.
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

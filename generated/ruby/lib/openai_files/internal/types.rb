# frozen_string_literal: true

# Generated from spec/openapi.yaml by `upspec generate`; do not edit.

module OpenAI
  module Internal
    # The types of JSON values. A type coerces a value, and returns how well one matches: 0 is no match.
    # A value that does not match is unchanged, as servers may return more than documents describe.
    module Types
      # A value that is not converted.
      class Plain
        def initialize(*classes)
          @classes = classes
        end

        def coerce(value) = Types.freeze_deep(value)
        def fit(value) = @classes.empty? || @classes.any? { |each| value.is_a?(each) } ? 1 : 0
      end

      ANY = Plain.new
      STRING = Plain.new(String, Symbol)
      INTEGER = Plain.new(Integer)
      NUMBER = Plain.new(Numeric)
      BOOLEAN = Plain.new(TrueClass, FalseClass)

      # Strings of an enumeration are symbols, including values that are not in the document.
      module Enum
        def coerce(value) = value.is_a?(String) ? value.to_sym : value
        def fit(value) = value.is_a?(String) || value.is_a?(Symbol) ? 2 : 0
      end

      # An enumeration without a name.
      SYMBOL = Object.new.extend(Enum).freeze

      class ArrayOf
        def initialize(item)
          @item = item
        end

        def coerce(value) = value.is_a?(Array) ? value.map { |item| @item.coerce(item) }.freeze : value
        def fit(value) = value.is_a?(Array) && (value.empty? || @item.fit(value.first).positive?) ? 2 : 0
      end

      class MapOf
        def initialize(item)
          @item = item
        end

        def coerce(value) = value.is_a?(Hash) ? value.transform_values { |item| @item.coerce(item) }.freeze : value
        def fit(value) = value.is_a?(Hash) ? 2 : 0
      end

      # One of several types: the best match, or the first of equal matches.
      class OneOf
        def initialize(*options)
          @options = options
        end

        def coerce(value)
          best = @options.max_by.with_index { |option, at| [option.fit(value), -at] }
          best.nil? || best.fit(value).zero? ? Types.freeze_deep(value) : best.coerce(value)
        end

        def fit(value) = @options.map { |option| option.fit(value) }.max || 0
      end

      # Another name for the type `target`.
      module Alias
        def coerce(value) = target.coerce(value)
        def fit(value) = target.fit(value)
      end

      def self.freeze_deep(value)
        case value
        when Hash then value.each_value { |inner| freeze_deep(inner) }
        when Array then value.each { |inner| freeze_deep(inner) }
        end
        value.freeze
      end
    end
  end
end

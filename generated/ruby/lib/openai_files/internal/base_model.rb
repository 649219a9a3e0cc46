# frozen_string_literal: true

# Generated from spec/openapi.yaml by `upspec generate`; do not edit.

module OpenAI
  module Internal
    # An object of the API: a reader for each property of the document, and `[]` for the others.
    # It is immutable.
    #
    # @example
    #   case client.uploads.cancel(id)
    #   in {status: :cancelled, bytes: Integer => bytes} then puts(bytes)
    #   end
    class BaseModel
      Field = Struct.new(:reader, :wire, :type, :required, :constant, keyword_init: true)
      private_constant :Field

      class << self
        # @return [Hash{Symbol=>Field}] by their names on the wire.
        def fields = @fields ||= {}

        # @param type [Proc] returns the type; called only after all classes are loaded.
        def field(reader, wire, type, required: false, constant: nil)
          key = wire.to_sym
          fields[key] = Field.new(reader: reader, wire: key, type: type, required: required, constant: constant)
          define_method(reader) { @data[key] }
        end
        private :field

        # Converts a Hash to the model; any other value is unchanged.
        def coerce(value) = value.is_a?(Hash) ? new(value) : value

        # How well a value matches: 0 for a different constant, more for each known property.
        def fit(value)
          return own(value) unless value.is_a?(Hash)
          return 1 if fields.any? { |key, field| contradicts?(field, value[key]) }
          return 2 if fields.any? { |key, field| field.required && !value.key?(key) }

          constants = fields.count { |_, field| !field.constant.nil? }
          4 + (constants * 10) + fields.count { |key, _| value.key?(key) }
        end

        private

        def own(value) = value.is_a?(self) ? 1000 : 0

        def contradicts?(field, value)
          !field.constant.nil? && !value.nil? && value.to_s != field.constant.to_s
        end
      end

      # @param data [Hash{Symbol, String=>Object}] by the names on the wire.
      # @raise [Errors::InvalidInputError] for a value that is not a Hash.
      def initialize(data = {})
        unless data.is_a?(Hash)
          raise Errors::InvalidInputError.new(self.class.name.split("::").last, "expected a Hash, received #{data.class}")
        end

        fields = self.class.fields
        @data = data.to_h { |key, value| [key.to_sym, BaseModel.value_of(fields[key.to_sym], value)] }.freeze
        freeze
      end

      # Any property by its name on the wire, including properties that are not in the document.
      def [](name) = @data[name.to_sym]

      # @return [Hash{Symbol=>Object}] plain values, all the way down.
      def to_h = @data.transform_values { |value| BaseModel.plain(value) }
      alias deep_to_h to_h

      def to_json(*state) = to_h.to_json(*state)
      def deconstruct_keys(_keys) = self.class.fields.to_h { |key, field| [field.reader, @data[key]] }.compact.merge(@data)
      def ==(other) = other.class == self.class && other.to_h == to_h
      alias eql? ==
      def hash = [self.class, @data].hash

      def inspect
        return "#<#{self.class}>" if @data.empty?

        "#<#{self.class} #{@data.map { |name, value| "#{name}=#{value.inspect}" }.join(" ")}>"
      end
      alias to_s inspect

      # Converts model objects to Hashes, within arrays and Hashes too.
      def self.plain(value)
        case value
        when BaseModel then value.to_h
        when Array then value.map { |item| plain(item) }
        when Hash then value.transform_values { |item| plain(item) }
        else value
        end
      end

      def self.value_of(field, value)
        return Types.freeze_deep(value) if field.nil? || value.nil?

        field.type.call.coerce(value)
      end
    end
  end
end

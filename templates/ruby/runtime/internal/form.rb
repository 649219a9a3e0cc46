# frozen_string_literal: true

module OpenAI
  module Internal
    # Bodies of application/x-www-form-urlencoded.
    module Form
      # A property: with a `style` it is written as in a query; with `json` as JSON text, whatever it is.
      Rule = Struct.new(:name, :style, :json, keyword_init: true)

      # @param values [Hash, BaseModel] by the names on the wire.
      # @raise [Errors::InvalidInputError] for a value without a string form.
      def self.encode(values, rules)
        plain = Arguments.plain(values)
        raise Errors::InvalidInputError.new("body", "expected a Hash, received #{plain.class}") unless plain.is_a?(Hash)

        by_name = rules.to_h { |rule| [rule.name, rule] }
        plain.flat_map { |key, value| pairs(Text.utf8(key, "body"), Arguments.plain(value), by_name) }.compact.join("&")
      end

      def self.pairs(name, value, rules)
        rule = rules[name]
        return [] if value.nil?
        return [rule.style.query(name, value)] if rule&.style

        items = value.is_a?(Array) ? value.compact : [value]
        items.map { |item| "#{serialize(name, name)}=#{serialize(text(name, item, rule), name)}" }
      end
      private_class_method :pairs

      # "If the value is an object, or an array, the default is application/json" (OpenAPI 3.1.1, section
      # 4.8.15.1.1).
      def self.text(name, value, rule)
        plain = Arguments.plain(value)
        rule&.json || plain.is_a?(Hash) || plain.is_a?(Array) ? JSONText.generate(plain, name) : Text.scalar(plain, name)
      end
      private_class_method :text

      # The urlencoded serializer of the URL standard (section 5.2).
      def self.serialize(text, parameter)
        Text.utf8(text, parameter).b.gsub(/[^A-Za-z0-9*\-._]/n) { |byte| byte == " " ? "+" : format("%%%02X", byte.ord) }
      end
      private_class_method :serialize
    end
  end
end

# frozen_string_literal: true

# Generated from spec/openapi.yaml by `upspec generate`; do not edit.

module OpenAI
  module Internal
    # How the value of a parameter is written: its style (OpenAPI 3.1.1, section 4.8.12.2.2), which is an
    # expression of RFC 6570 for all but the styles of queries, or JSON.
    class Style
      # `first` precedes the value, `between` separates exploded values, `inner` the others. In `named`
      # styles each value follows the parameter's name; `empty` separates the name from an empty value.
      Syntax = Struct.new(:first, :between, :inner, :named, :empty, keyword_init: true)
      SYNTAXES = {
        simple: Syntax.new(first: "", between: ",", inner: ",", named: false, empty: ""),
        label: Syntax.new(first: ".", between: ".", inner: ",", named: false, empty: ""),
        matrix: Syntax.new(first: ";", between: ";", inner: ",", named: true, empty: ""),
        form: Syntax.new(first: "", between: "&", inner: ",", named: true, empty: "="),
        space_delimited: Syntax.new(first: "", between: "&", inner: "%20", named: true, empty: "="),
        pipe_delimited: Syntax.new(first: "", between: "&", inner: "%7C", named: true, empty: "=")
      }.freeze
      private_constant :Syntax, :SYNTAXES

      # @param kind [Symbol] a style, or `:json`.
      # @param reserved [Boolean] whether reserved characters are not encoded (`allowReserved`).
      def initialize(kind, explode: false, reserved: false)
        @kind = kind
        @explode = explode
        @reserved = reserved
        freeze
      end

      # Text that is already encoded for a path.
      Segment = Struct.new(:text)

      # The text of a parameter in a path.
      # @return [Segment]
      # @raise [Errors::InvalidInputError] for a value without text, which would change the path.
      def segment(name, value)
        text = written(name, value) { |inner| encode(inner, name) }
        return Segment.new(text) unless text.nil? || text.empty?

        raise Errors::InvalidInputError.new(name, "expected a value that is not empty")
      end

      # The text of a parameter in a query, with its name; nil where there is none.
      def query(name, value)
        plain = Arguments.plain(value)
        return pairs_of(Nested.pairs(name, plain)) if @kind == :deep_object
        return exploded(name, plain) if @kind == :form && @explode && (plain.is_a?(Array) || plain.is_a?(Hash))

        text = written(name, value) { |inner| encode(inner, name) }
        @kind == :json && text ? "#{Text.percent(name, name)}=#{text}" : text
      end

      # The value of a header; nil where there is none. It is not percent-encoded (OpenAPI 3.1.1, appendix
      # D); JSON is written in ASCII.
      def header(name, value)
        written(name, value) { |inner| @kind == :json ? JSON.generate(JSON.parse(inner), ascii_only: true) : inner }
      end

      # The cookies of a parameter; nil where there is none. Pairs are separated by a semicolon and a space
      # (RFC 6265, section 4.2.1).
      def cookie(name, value) = query(name, value)&.gsub("&", "; ")

      # The fields of a multipart body: names and texts that are not encoded.
      # @return [Array<Array(String, String)>]
      def fields(name, value)
        text = query(name, value)
        text.nil? ? [] : text.split("&").map { |pair| pair.split("=", 2).map { |half| Text.decode(half) } }
      end

      # The styles of parameters that state none (OpenAPI 3.1.1, section 4.8.12.2.2).
      DEFAULTS = { header: new(:simple), cookie: new(:form, explode: true) }.freeze

      private

      def written(name, value, &encode)
        plain = Arguments.plain(value)
        return nil if plain.nil?
        return yield(JSONText.generate(plain, name)) if @kind == :json

        case plain
        when Array then list(name, plain, &encode)
        when Hash then object(name, plain, &encode)
        else syntax.first + pair(name, yield(Text.scalar(plain, name)))
        end
      end

      def syntax = SYNTAXES.fetch(@kind)

      def encode(text, name) = @reserved ? Text.reserved(text, name) : Text.percent(text, name)

      # What is inside of an item or a property is named by it, as no style says how it is written.
      def exploded(name, value)
        return pairs_of(value.flat_map { |item| Nested.pairs(name, item) }) if value.is_a?(Array)

        pairs_of(value.flat_map { |key, inner| Nested.pairs(Text.utf8(key, name), inner) })
      end

      def pairs_of(pairs)
        texts = pairs.map { |key, text| "#{Text.percent(key, key)}=#{encode(text, key)}" }
        texts.empty? ? nil : texts.join("&")
      end

      # nil where there is no item: it counts as undefined (RFC 6570, section 2.3).
      def list(name, items, &encode)
        texts = items.compact.each_with_index.map { |item, at| encode.call(Text.scalar(item, "#{name}[#{at}]")) }
        return nil if texts.empty?
        return syntax.first + texts.map { |text| pair(name, text) }.join(syntax.between) if @explode

        syntax.first + pair(name, texts.join(syntax.inner))
      end

      def object(name, hash, &encode)
        pairs = hash.compact.map do |key, inner|
          where = "#{name}[#{key}]"
          [encode.call(Text.utf8(key, where)), encode.call(Text.scalar(inner, where))]
        end
        return nil if pairs.empty?
        return syntax.first + pairs.map { |key, text| property(key, text) }.join(syntax.between) if @explode

        syntax.first + pair(name, pairs.join(syntax.inner))
      end

      def pair(name, text) = syntax.named ? joined(Text.percent(name, name), text) : text

      # In styles without names an empty property keeps its sign (RFC 6570, section 3.2.1).
      def property(key, text) = syntax.named ? joined(key, text) : "#{key}=#{text}"

      def joined(name, text) = text.empty? ? "#{name}#{syntax.empty}" : "#{name}=#{text}"
    end
  end
end

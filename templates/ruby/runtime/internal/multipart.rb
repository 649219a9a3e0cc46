# frozen_string_literal: true

require "securerandom"

module OpenAI
  module Internal
    # Bodies of multipart/form-data (RFC 7578).
    module Multipart
      # How a field is sent: `:text` a scalar, `:nested` a Hash as parts named `name[key]`, `:json` any
      # value as one JSON text, `:file` content, `:value` what the value is. With `array`, each item is a
      # separate part; with a `style`, the value is written as in a query, without its encoding. `headers`
      # are sent unless the caller sets others.
      Rule = Struct.new(:name, :kind, :content_type, :array, :style, :headers, keyword_init: true)
      Part = Struct.new(:name, :filename, :content_type, :source, :headers, keyword_init: true)
      private_constant :Part

      # The name of content without one; a part without a filename would count as a field.
      NAMELESS = "blob"
      MEDIA_TYPE = %r{\A[\w!\#$&^.+-]+/[\w!\#$&^.+-]+(?:\s*;[\t\x20-\x7e]*)?\z}
      private_constant :NAMELESS, :MEDIA_TYPE

      def self.media_type?(text) = text.valid_encoding? && MEDIA_TYPE.match?(text)

      # Encodes fields in the order of the rules, then those without one. No file is read yet.
      # @param headers [Hash{String=>Hash}] the headers of parts, by their names.
      # @return [Body]
      # @raise [Errors::InvalidInputError] for a value that cannot be sent.
      def self.encode(values, rules, headers = {})
        plain = Arguments.plain(values)
        raise Errors::InvalidInputError.new("body", "expected a Hash, received #{plain.class}") unless plain.is_a?(Hash)

        fields = plain.compact.transform_keys(&:to_s)
        own = headers.to_h.transform_keys(&:to_s)
        all = rules + (fields.keys - rules.map(&:name)).map { |name| undescribed(name, fields[name]) }
        parts = all.flat_map do |rule|
          fields.key?(rule.name) ? with_headers(parts_of(fields[rule.name], rule), rule, own[rule.name]) : []
        end
        framed(parts)
      end

      def self.undescribed(name, value) = Rule.new(name: name, kind: :value, array: value.is_a?(Array))
      private_class_method :undescribed

      def self.framed(parts)
        boundary = "upspec-#{SecureRandom.uuid}"
        pieces = parts.flat_map { |part| [head(part, boundary), part.source, text("\r\n")] }
        sources = join([*pieces, text("--#{boundary}--\r\n")])
        Body.new(sources, "multipart/form-data; boundary=#{boundary}", fixed_type: true)
      end
      private_class_method :framed

      # `Content-Type` "is described separately and SHALL be ignored" (OpenAPI 3.1.1, section 4.8.15.1.1).
      def self.with_headers(parts, rule, given)
        own = (rule.headers || {}).merge((given || {}).to_h { |name, value| [name.to_s, header_text(name, value)] })
        named = own.reject { |name, _| name.downcase == "content-type" }
        named.empty? ? parts : parts.map { |part| Part.new(**part.to_h, headers: named) }
      end
      private_class_method :with_headers

      def self.header_text(name, value)
        Headers.check(name.to_s, Style::DEFAULTS.fetch(:header).header(name.to_s, value).to_s)
      end
      private_class_method :header_text

      def self.parts_of(value, rule)
        return styled_parts(value, rule) if rule.style
        return parts_of_item(value, rule, rule.name) unless rule.array
        raise Errors::InvalidInputError.new(rule.name, "expected an array") unless value.is_a?(Array)

        value.each_with_index.flat_map { |item, at| parts_of_item(item, rule, "#{rule.name}[#{at}]") }
      end
      private_class_method :parts_of

      def self.styled_parts(value, rule)
        rule.style.fields(rule.name, value).map { |name, inner| Part.new(name: name, source: text(inner)) }
      end
      private_class_method :styled_parts

      def self.parts_of_item(value, rule, parameter)
        case rule.kind
        when :text then [text_part(rule, rule.name, Text.scalar(value, parameter))]
        when :nested then nested_parts(value, rule, parameter)
        when :json
          type = rule.content_type || "application/json"
          [Part.new(name: rule.name, content_type: type, source: text(JSONText.generate(value, parameter)))]
        when :value then parts_of_item(value, Rule.new(**rule.to_h, kind: kind_of(value)), parameter)
        else [file_part(value, rule, parameter)]
        end
      end
      private_class_method :parts_of_item

      def self.kind_of(value)
        case Arguments.plain(value)
        when Hash, Array then :json
        when FilePart, Pathname then :file
        else value.respond_to?(:read) ? :file : :text
        end
      end
      private_class_method :kind_of

      def self.nested_parts(value, rule, parameter)
        raise Errors::InvalidInputError.new(parameter, "expected a Hash") unless Arguments.plain(value).is_a?(Hash)

        pairs = Nested.pairs(rule.name, value)
        raise Errors::InvalidInputError.new(parameter, "expected a non-empty Hash") if pairs.empty?

        pairs.map { |name, inner| text_part(rule, name, inner) }
      end
      private_class_method :nested_parts

      def self.file_part(value, rule, parameter)
        content = Content.of(value, parameter)
        # An encoding may list several types, or a range; such a list can't be sent as a type.
        type = [content.type, rule.content_type].find { |each| each && media_type?(each) }
        Part.new(
          name: rule.name,
          filename: content.name || NAMELESS,
          content_type: type || "application/octet-stream",
          source: content.source
        )
      end
      private_class_method :file_part

      def self.text_part(rule, name, value)
        Part.new(name: name, content_type: rule.content_type, source: text(value))
      end
      private_class_method :text_part

      def self.head(part, boundary)
        file = part.filename.nil? ? "" : "; filename=\"#{escape(Text.filename(part.filename))}\""
        type = part.content_type.nil? ? "" : "Content-Type: #{part.content_type}\r\n"
        disposition = "Content-Disposition: form-data; name=\"#{escape(part.name)}\"#{file}\r\n"
        others = (part.headers || {}).map { |name, value| "#{name}: #{value}\r\n" }.join
        text("--#{boundary}\r\n#{disposition}#{type}#{others}\r\n")
      end
      private_class_method :head

      # As the HTML standard writes names and filenames ("multipart/form-data encoding algorithm").
      def self.escape(name) = name.gsub("\n", "%0A").gsub("\r", "%0D").gsub('"', "%22")
      private_class_method :escape

      def self.text(value) = Source::Bytes.new(value)
      private_class_method :text

      # Adjacent segments in memory are sent together.
      def self.join(sources)
        sources.chunk_while { |a, b| a.is_a?(Source::Bytes) && b.is_a?(Source::Bytes) && a.size + b.size < 65_536 }
               .map { |run| run.one? ? run.first : Source::Bytes.new(run.map { |each| each.open.read }.join) }
      end
      private_class_method :join
    end
  end
end

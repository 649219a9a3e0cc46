# frozen_string_literal: true

# Generated from spec/openapi.yaml by `upspec generate`; do not edit.

require "securerandom"

module OpenAI
  module Internal
    # Bodies of multipart/form-data (RFC 7578).
    module Multipart
      # How a field is sent: `:text` a scalar, `:nested` a Hash as parts named `name[key]`, `:json` any
      # value as one JSON text, `:file` content. With `array`, each item is a separate part.
      Rule = Struct.new(:name, :kind, :content_type, :array, keyword_init: true)
      Part = Struct.new(:name, :filename, :content_type, :source, keyword_init: true)
      private_constant :Part

      # The name of content without one; a part without a filename would count as a field.
      NAMELESS = "blob"
      MEDIA_TYPE = %r{\A[\w!\#$&^.+-]+/[\w!\#$&^.+-]+(?:\s*;[\t\x20-\x7e]*)?\z}
      private_constant :NAMELESS, :MEDIA_TYPE

      def self.media_type?(text) = text.valid_encoding? && MEDIA_TYPE.match?(text)

      # Encodes fields in the order of the rules. No file is read yet.
      # @return [Body, nil] nil for {OMIT}.
      def self.encode(values, rules)
        return nil if values.equal?(OMIT)

        parts = rules.flat_map { |rule| values.key?(rule.name) ? parts_of(values[rule.name], rule) : [] }
        boundary = "upspec-#{SecureRandom.uuid}"
        framed = parts.flat_map { |part| [head(part, boundary), part.source, text("\r\n")] }
        sources = join([*framed, text("--#{boundary}--\r\n")])
        Body.new(sources, "multipart/form-data; boundary=#{boundary}", fixed_type: true)
      end

      def self.parts_of(value, rule)
        return parts_of_item(value, rule, rule.name) unless rule.array
        raise Errors::InvalidInputError.new(rule.name, "expected an array") unless value.is_a?(Array)

        value.each_with_index.flat_map { |item, at| parts_of_item(item, rule, "#{rule.name}[#{at}]") }
      end
      private_class_method :parts_of

      def self.parts_of_item(value, rule, parameter)
        case rule.kind
        when :text then [text_part(rule, rule.name, Text.scalar(value, parameter))]
        when :nested then nested_parts(value, rule, parameter)
        when :json
          type = rule.content_type || "application/json"
          [Part.new(name: rule.name, content_type: type, source: text(JSONText.generate(value, parameter)))]
        else [file_part(value, rule, parameter)]
        end
      end
      private_class_method :parts_of_item

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
        text("--#{boundary}\r\n#{disposition}#{type}\r\n")
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

# frozen_string_literal: true

module OpenAI
  module Internal
    # The content of a request's body before it is encoded, with its media type.
    class Payload
      # The media types of content for which the document states only a range, such as `*/*`.
      FALLBACKS = {
        json: "application/json", text: "text/plain", bytes: "application/octet-stream"
      }.freeze
      private_constant :FALLBACKS

      # @param value [Object] by the names on the wire; {OMIT} where there is none.
      def self.json(value, content_type: "application/json") = new(:json, value, content_type: content_type)

      # A body of `application/x-www-form-urlencoded`.
      # @param rules [Array<Form::Rule>] the properties that have a rule.
      def self.form(value, rules = []) = new(:form, value, rules: rules)

      # A body of `multipart/form-data`.
      # @param rules [Array<Multipart::Rule>]
      def self.multipart(value, rules) = new(:multipart, value, rules: rules)

      # @param value [String, #to_s] text, or file content.
      def self.text(value, content_type:) = new(:text, value, content_type: content_type)

      # One file as the body.
      def self.bytes(value, content_type:) = new(:bytes, value, content_type: content_type)

      # One of several media types of a body, and the arguments that it is made of.
      Choice = Struct.new(:content_type, :names, :payload)

      # The payload of one of several media types.
      # @param values [Hash{Symbol=>Object}] the arguments of all media types.
      # @param choices [Array<Choice>] the default is the first one that contains all given arguments.
      # @raise [Errors::InvalidInputError] for another media type, and for an argument that is not sent with it.
      def self.choose(content_type, values, choices)
        given = values.reject { |_, value| value.nil? || value.equal?(OMIT) }.keys
        fitting = choices.find { |choice| (given - choice.names).empty? } || choices.first
        choice = content_type.nil? ? fitting : choices.find { |each| each.content_type == content_type.to_s }
        if choice.nil?
          types = choices.map(&:content_type).join(", ")
          raise Errors::InvalidInputError.new(
            "content_type", "expected one of #{types}, received #{content_type.to_s[0, 80].inspect}"
          )
        end
        other = (given - choice.names).first
        raise Errors::InvalidInputError.new(other.to_s, "is not part of a body of #{choice.content_type}") if other

        choice.payload.call
      end

      def initialize(kind, value, rules: [], content_type: nil)
        @kind = kind
        @value = value
        @rules = rules
        @content_type = content_type&.include?("*") ? FALLBACKS[kind] : content_type
      end

      # Adds properties that are not in the document.
      def with(extra)
        unless %i[json form multipart].include?(@kind) && (@value.equal?(OMIT) || @value.is_a?(Hash))
          raise Errors::InvalidInputError.new("extra_body", "can only be added to a body of properties")
        end

        own = @value.equal?(OMIT) ? {} : @value
        value = own.transform_keys(&:to_s).merge(extra.to_h.transform_keys(&:to_s))
        Payload.new(@kind, value, rules: @rules, content_type: @content_type)
      end

      # @param part_headers [Hash{String=>Hash}] the headers of parts, by their names.
      # @return [Body, nil]
      def encode(part_headers = {})
        return nil if @value.equal?(OMIT)

        case @kind
        when :json then Body.text(JSONText.generate(@value), @content_type)
        when :form then Body.text(Form.encode(@value, @rules), "application/x-www-form-urlencoded")
        when :multipart then Multipart.encode(@value, @rules, part_headers)
        when :text then text
        else Body.file(@value, @content_type)
        end
      end

      private

      def text
        return Body.file(@value, @content_type) if @value.respond_to?(:read) || @value.is_a?(FilePart)

        Body.text(Text.scalar(@value, "body"), @content_type)
      end
    end
  end
end

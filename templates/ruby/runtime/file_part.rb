# frozen_string_literal: true

module OpenAI
  # The content of a file with its filename and content type.
  #
  # @example
  #   OpenAI::FilePart.new(StringIO.new("{}"), filename: "lines.jsonl", content_type: "text/jsonl")
  class FilePart
    # @return [Pathname, IO, StringIO, String]
    attr_reader :content
    # @return [String, nil]
    attr_reader :filename
    # @return [String, nil]
    attr_reader :content_type

    # @param content [Pathname, IO, StringIO, String] a String is content, never a path.
    # @param filename [String, nil] nil for the content's own name.
    # @param content_type [String, nil] a media type: `text/plain`.
    # @raise [Errors::InvalidInputError] for an invalid name or type.
    def initialize(content, filename: nil, content_type: nil)
      check("filename", filename, "a name") { |name| !name.empty? }
      check("content_type", content_type, "a media type, such as text/plain") do |type|
        Internal::Multipart.media_type?(type)
      end
      @content = content
      @filename = filename
      @content_type = content_type
      freeze
    end

    # The content may be large or secret, so it is not shown.
    def inspect = "#<#{self.class} filename=#{filename.inspect} content_type=#{content_type.inspect}>"
    alias to_s inspect

    private

    def check(parameter, value, wanted)
      return if value.nil? || (value.is_a?(String) && yield(value))

      stated = value.is_a?(String) ? value[0, 80].inspect : value.class
      raise Errors::InvalidInputError.new(parameter, "expected #{wanted}, received #{stated}")
    end
  end
end

# frozen_string_literal: true

# Made from spec/openapi.yaml by `upspec generate`; do not edit.

module OpenAI
  # The content of a file with the name and type that it is sent under.
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
    # @param filename [String, nil] the content's own name where it is nil.
    # @param content_type [String, nil]
    def initialize(content, filename: nil, content_type: nil)
      @content = content
      @filename = filename
      @content_type = content_type
      freeze
    end

    # Content may be large, or secret.
    def inspect = "#<#{self.class} filename=#{filename.inspect} content_type=#{content_type.inspect}>"
    alias to_s inspect
  end
end

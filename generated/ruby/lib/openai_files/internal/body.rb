# frozen_string_literal: true

# Generated from spec/openapi.yaml by `upspec generate`; do not edit.

require "stringio"

module OpenAI
  module Internal
    # A request's body, ready to be sent: sources one after the other.
    class Body
      attr_reader :content_type

      # @param text [String]
      def self.text(text, content_type) = new([Source::Bytes.new(text)], content_type)

      # One file as the body; its own media type overrides the other.
      def self.file(value, content_type)
        content = Content.of(value, "body")
        new([content.source], content.type || content_type)
      end

      # @param fixed_type [Boolean] whether callers can't set another type, as it contains a boundary.
      def initialize(sources, content_type, fixed_type: false)
        @sources = sources
        @content_type = content_type
        @fixed_type = fixed_type
        sources.grep(Source::Once).each(&:claim)
      end

      def fixed_type? = @fixed_type
      # @return [String, nil] the argument that can be read only once.
      def read_once = @sources.find { |source| !source.replayable? }&.parameter
      def replayable? = read_once.nil?

      # @return [Integer, nil] nil where one of the sources has no known size.
      def size
        sizes = @sources.map(&:size)
        sizes.include?(nil) ? nil : sizes.sum
      end

      def open = Reader.new(@sources)

      # Reads sources in order, in chunks of the size that `IO.copy_stream` requests.
      class Reader
        def initialize(sources)
          @waiting = sources.dup
          @current = nil
          @parameter = nil
        end

        # @raise [EOFError] at the end, as an IO does.
        # @raise [Errors::BodyReadError] where a source fails.
        def readpartial(most, into = +"")
          chunk = nil
          until chunk
            @current ||= open_next or raise EOFError, "end of the body"
            chunk = piece(most, into)
            close if chunk.nil?
            chunk = nil if chunk && chunk.empty?
          end
          chunk.equal?(into) ? into : into.replace(chunk)
        end

        def close
          @current&.close
          @current = nil
        end

        private

        def open_next
          source = @waiting.shift
          @parameter = source&.parameter
          guarded { source&.open }
        end

        def piece(most, into) = guarded { @current.read(most, into) }

        def guarded
          yield
        rescue Errors::Error
          raise
        rescue StandardError => e
          message = e.is_a?(SystemCallError) ? SystemCallError.new(e.errno).message : e.message
          raise Errors::BodyReadError, "#{@parameter}: could not be read: #{message}"
        end
      end
    end
  end
end

# frozen_string_literal: true

require "stringio"

module OpenAI
  module Internal
    # What a call makes of a 2xx answer.
    module Reading
      # @param type [#coerce] what the JSON is.
      def self.json(type)
        lambda do |request, answer, _attempt|
          text = answer.text
          next nil if text.empty? && [204, 205].include?(answer.status)

          type.coerce(parse(request, answer, text))
        end
      end

      def self.text = ->(_request, answer, _attempt) { answer.text }

      def self.nothing
        lambda do |_request, answer, _attempt|
          answer.drain
          nil
        end
      end

      # Content: piece by piece to a block or an IO, as they come; else as a whole in a StringIO.
      def self.content(into, block)
        sink = block || (into && ->(chunk) { into.write(chunk) })
        sink.nil? ? whole : pieces(sink)
      end

      def self.whole
        lambda do |_request, answer, attempt|
          attempt.release
          io = StringIO.new(String.new(encoding: Encoding::BINARY))
          answer.pieces { |chunk| io.write(chunk) }
          io.rewind
          io
        end
      end
      private_class_method :whole

      def self.pieces(sink)
        lambda do |_request, answer, attempt|
          attempt.release
          answer.pieces { |chunk| attempt.hand_over(chunk, &sink) }
          nil
        end
      end
      private_class_method :pieces

      def self.parse(request, answer, text)
        JSONText.parse(text)
      rescue JSON::ParserError
        raise ErrorAnswer.unreadable(request, answer, text), cause: nil
      end
      private_class_method :parse
    end
  end
end

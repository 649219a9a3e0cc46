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
        return pieces(block) if block

        into.nil? ? whole : pieces(->(chunk) { into.write(chunk) }, clear: true)
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

      # @param clear [Boolean] whether nobody needs a piece any more; its memory is freed at once.
      def self.pieces(sink, clear: false)
        lambda do |_request, answer, attempt|
          attempt.release
          answer.pieces do |chunk|
            attempt.hand_over(chunk, &sink)
            chunk.clear if clear
          end
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

# frozen_string_literal: true

require "pathname"
require "stringio"

module OpenAI
  module Internal
    # Ways to read a 2xx response.
    module Reading
      # JSON that ends early is an error of the connection: another attempt may succeed.
      #
      # @param type [#coerce] the type of the JSON.
      # @param object [Boolean] whether it must be an object; within it a value of an unexpected type is
      #   unchanged.
      def self.json(type, object: type.respond_to?(:fields))
        lambda do |request, response, attempt|
          text = response.text
          raise ErrorBuilder.incomplete(request, response, text) if ends_early?(text)

          attempt.commit
          next nil if !object && text.empty? && [204, 205].include?(response.status)

          value = parse(request, response, text)
          raise ErrorBuilder.unreadable(request, response, text, "object") if object && !value.is_a?(Hash)

          type.coerce(value)
        end
      end

      # @param readings [Hash{String=>Proc}] by status, by range such as `2XX`, or by `default`: a status takes
      #   precedence over its range, and both over `default` (OpenAPI 3.1.1, section 4.8.16).
      def self.by_status(readings)
        lambda do |request, response, attempt|
          keys = [response.status.to_s, "2XX", "default"]
          reading = readings.values_at(*keys).compact.first || readings.values.first
          reading.call(request, response, attempt)
        end
      end

      # Passes the status and the headers of the response to the caller before the response is read.
      # @param listener [#call, nil]
      def self.announced(read, listener)
        return read if listener.nil?

        lambda do |request, response, attempt|
          attempt.hand_over(response) { |received| listener.call(received.status, received.headers) }
          read.call(request, response, attempt)
        end
      end

      def self.text
        lambda do |_request, response, attempt|
          attempt.commit
          response.text
        end
      end

      def self.nothing
        lambda do |_request, response, attempt|
          attempt.commit
          response.drain
          nil
        end
      end

      # Content: in chunks to a block, an IO or a file, as they arrive; else complete in a StringIO.
      # @raise [Errors::InvalidInputError] for an invalid target. Nothing is sent yet.
      def self.content(into, block)
        refuse("a block is given as well; pass only one of the two") if block && !into.nil?
        return pieces(block) if block
        return whole if into.nil?
        return file(into) if into.is_a?(Pathname)

        refuse("expected an IO or a Pathname, received #{into.class}") unless into.respond_to?(:write)
        pieces(->(chunk) { into.write(chunk) }, clear: true)
      end

      def self.whole
        lambda do |_request, response, attempt|
          attempt.release
          io = StringIO.new(String.new(encoding: Encoding::BINARY))
          response.pieces { |chunk| io.write(chunk) }
          io.rewind
          io
        end
      end
      private_class_method :whole

      # A file on disk is created, or emptied, once the response has arrived.
      def self.file(path)
        refuse("#{path} is a folder; expected a file") if path.directory?
        refuse("the folder of #{path} does not exist") unless path.dirname.directory?

        lambda do |request, response, attempt|
          io = attempt.hand_over(path) { |each| each.open("wb") }
          pieces(->(chunk) { io.write(chunk) }, clear: true).call(request, response, attempt)
          attempt.hand_over(io, &:close)
          nil
        ensure
          io&.close
        end
      end
      private_class_method :file

      def self.refuse(problem)
        raise Errors::InvalidInputError.new("to", problem)
      end
      private_class_method :refuse

      # @param clear [Boolean] whether a chunk is no longer needed; its memory is freed immediately.
      def self.pieces(sink, clear: false)
        lambda do |_request, response, attempt|
          attempt.release
          response.pieces do |chunk|
            attempt.hand_over(chunk, &sink)
            chunk.clear if clear
          end
          nil
        end
      end
      private_class_method :pieces

      # Whether an object or an array has no end: its connection was closed too soon.
      def self.ends_early?(text)
        last = { "{" => "}", "[" => "]" }[text[/\S/]]
        !last.nil? && !text.rstrip.end_with?(last)
      end
      private_class_method :ends_early?

      def self.parse(request, response, text)
        JSONText.parse(text)
      rescue JSON::ParserError
        raise ErrorBuilder.unreadable(request, response, text), cause: nil
      end
      private_class_method :parse
    end
  end
end

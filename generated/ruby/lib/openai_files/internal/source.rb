# frozen_string_literal: true

# Generated from spec/openapi.yaml by `upspec generate`; do not edit.

module OpenAI
  module Internal
    # The sources of a body's segments. Each has its `size` in bytes (nil: unknown), `replayable?` and
    # its `parameter`, and opens a reader, which returns bytes by `read(most, into)`, in the buffer
    # `into` where it can, and nil at the end. All but {Once} have `positions`, to read from anywhere.
    module Source
      # Reads from an IO; an object that only resembles one may not accept a buffer.
      # @return [String, nil] nil at the end.
      def self.read(io, most, into)
        return io.read(most, into) if io.is_a?(IO) || io.is_a?(StringIO)

        kinds = io.method(:read).parameters.map(&:first)
        buffered = kinds.include?(:rest) || kinds.count { |kind| %i[req opt].include?(kind) } > 1
        buffered ? io.read(most, into) : io.read(most)
      end

      # Bytes in memory.
      class Bytes
        attr_reader :size

        def parameter = "body"

        def initialize(text)
          @bytes = text.encoding == Encoding::BINARY ? text : text.b
          @size = @bytes.bytesize
        end

        def replayable? = true
        def open = StringIO.new(@bytes)
        def positions = Positions.of_bytes(@bytes)
      end

      # A file on disk, opened only while it is sent, and again with each attempt.
      class Disk
        attr_reader :size, :parameter

        # @param path [Pathname]
        def initialize(path, parameter)
          stat = path.stat
          raise Errors::InvalidInputError.new(parameter, "#{path} is not a regular file") unless stat.file?
          raise Errors::InvalidInputError.new(parameter, "#{path} can't be read") unless stat.readable?

          @path = path
          @parameter = parameter
          @size = stat.size
        rescue SystemCallError => e
          raise Errors::InvalidInputError.new(parameter, "#{path} can't be sent: #{SystemCallError.new(e.errno).message}")
        end

        def replayable? = true
        def open = Counted.new(File.open(@path, "rb"), @size, @parameter, closes: true)
        def positions = Positions.of(File.open(@path, "rb"), 0, closes: true)
      end

      # A StringIO, an open file or another object that can seek: its content from its current position,
      # again with each attempt.
      class Seekable
        attr_reader :size, :parameter

        # @raise [Errors::InvalidInputError] where it was read to its end, as it would be sent as empty.
        def initialize(io, parameter)
          @io = io
          @parameter = parameter
          @start = io.pos
          @size = size_from(@start)
          return unless @size&.zero? && @start.positive?

          raise Errors::InvalidInputError.new(parameter, "is at its end, so that nothing would be sent; rewind it")
        end

        def replayable? = true

        def open
          @io.seek(@start)
          Counted.new(@io, @size, @parameter, closes: false)
        end

        def positions = Positions.of(@io, @start, closes: false)

        private

        # nil where the object does not say how much it has.
        def size_from(start)
          size = @io.respond_to?(:size) ? @io.size : nil
          size.is_a?(Integer) ? [size - start, 0].max : nil
        end
      end

      # A pipe, a socket or anything else that reads: it can be read only once, and its size is unknown.
      class Once
        # By identity, with weak references.
        SENT = ObjectSpace::WeakMap.new
        LOCK = Mutex.new
        private_constant :SENT, :LOCK
        attr_reader :parameter

        def initialize(io, parameter)
          @io = io
          @parameter = parameter
        end

        def size = nil
        def replayable? = false

        # @raise [Errors::InvalidInputError] where it was sent before, as it would be empty now.
        def claim
          LOCK.synchronize do
            if SENT.key?(@io)
              raise Errors::InvalidInputError.new(@parameter, "was sent before, and can be read only once")
            end

            SENT[@io] = true
          end
        end

        def open = self
        def close = nil

        def read(most, into)
          return Source.read(@io, most, into) unless @io.respond_to?(:readpartial)

          begin
            @io.readpartial(most, into)
          rescue EOFError
            nil
          end
        end
      end

      # Checks that a reader has the announced size, if any.
      class Counted
        def initialize(io, size, parameter, closes:)
          @io = io
          @size = size
          @left = size
          @parameter = parameter
          @closes = closes
        end

        def read(most, into)
          chunk = Source.read(@io, most, into)
          return chunk if @size.nil?

          @left -= chunk ? chunk.bytesize : 0
          return chunk if @left.positive? ? chunk : @left.zero?

          raise Errors::BodyReadError, "#{@parameter}: #{changed}"
        end

        def close = @closes ? @io.close : nil

        private

        # Files below /proc have content but report their size as 0.
        def changed
          return "it had #{@size} bytes when the request began, and changed since" unless @size.zero?

          "its size is reported as 0 bytes, but it is not empty; pass its content as a String"
        end
      end
    end
  end
end

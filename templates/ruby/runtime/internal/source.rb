# frozen_string_literal: true

module OpenAI
  module Internal
    # Where a stretch of a body comes from. Each knows its `size` in bytes (nil: unknown), whether it
    # is `replayable?`, the `parameter` that it was given as, and opens a reader, which gives bytes by
    # `read(most, into)`, in the buffer `into` where it can, and nil at the end.
    module Source
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
      end

      # A file of the disk, opened only while it is sent, and again with each attempt.
      class Disk
        attr_reader :size, :parameter

        # @param path [Pathname]
        def initialize(path, parameter)
          stat = path.stat
          raise Errors::InvalidInputError.new(parameter, "#{path} is no regular file") unless stat.file?
          raise Errors::InvalidInputError.new(parameter, "#{path} can't be read") unless stat.readable?

          @path = path
          @parameter = parameter
          @size = stat.size
        rescue SystemCallError => e
          raise Errors::InvalidInputError.new(parameter, "#{path} can't be sent: #{SystemCallError.new(e.errno).message}")
        end

        def replayable? = true
        def open = Counted.new(File.open(@path, "rb"), @size, @parameter, closes: true)
      end

      # An open file or StringIO: what it holds from where it stands, again with each attempt.
      class Seekable
        attr_reader :size, :parameter

        def initialize(io, parameter)
          @io = io
          @parameter = parameter
          @start = io.pos
          @size = [io.size - @start, 0].max
        end

        def replayable? = true

        def open
          @io.seek(@start)
          Counted.new(@io, @size, @parameter, closes: false)
        end
      end

      # A pipe, a socket or anything else that reads: its bytes come once, and nobody knows how many.
      class Once
        # By identity, and without keeping them alive.
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

        # @raise [Errors::InvalidInputError] where it was sent before: nothing would be left of it.
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

        # What only resembles an IO may take no buffer.
        def read(most, into)
          return @io.read(most) unless @io.respond_to?(:readpartial)

          begin
            @io.readpartial(most, into)
          rescue EOFError
            nil
          end
        end
      end

      # Holds a reader to the size that was announced for it.
      class Counted
        def initialize(io, size, parameter, closes:)
          @io = io
          @size = size
          @left = size
          @parameter = parameter
          @closes = closes
        end

        def read(most, into)
          chunk = @io.read(most, into)
          @left -= chunk ? chunk.bytesize : 0
          return chunk if @left.positive? ? chunk : @left.zero?

          raise Errors::BodyReadError, "#{@parameter}: #{changed}"
        end

        def close = @closes ? @io.close : nil

        private

        # Below /proc and its like, files hold something and give their size as 0.
        def changed
          return "it had #{@size} bytes when the request began, and changed since" unless @size.zero?

          "its size was 0 bytes, yet it holds some; give what it holds as a String"
        end
      end
    end
  end
end

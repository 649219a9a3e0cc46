# frozen_string_literal: true

require "stringio"

module OpenAI
  module Internal
    # Sources that several threads may read from anywhere: `read(offset, most, into)` returns bytes, and nil at
    # the end.
    module Positions
      # @param io [IO, StringIO, #seek]
      # @param start [Integer] the position of its first byte.
      # @param closes [Boolean] whether `close` closes it.
      def self.of(io, start, closes:)
        # `pread` neither uses nor moves the position.
        io.respond_to?(:pread) && io.respond_to?(:stat) ? OfFile.new(io, start, closes: closes) : OfIO.new(io, start)
      end

      # Bytes in memory. A StringIO copies them to the buffer, without a string for each piece.
      def self.of_bytes(bytes) = OfIO.new(StringIO.new(bytes), 0)

      # An open file.
      class OfFile
        def initialize(file, start, closes:)
          @file = file
          @start = start
          @closes = closes
        end

        def read(offset, most, into)
          @file.pread(most, @start + offset, into)
        rescue EOFError
          nil
        end

        # @return [Integer] milliseconds since the Unix epoch.
        def modified_at = (@file.stat.mtime.to_r * 1000).floor
        def size = [@file.stat.size - @start, 0].max
        def close = @closes ? @file.close : nil
      end

      # Another object that can seek; it has one position for all threads.
      class OfIO
        def initialize(io, start)
          @io = io
          @start = start
          @lock = Mutex.new
        end

        def read(offset, most, into)
          @lock.synchronize do
            @io.seek(@start + offset)
            Source.read(@io, most, into)
          end
        end

        def modified_at = nil
        def close = nil
      end
    end
  end
end

# frozen_string_literal: true

# Generated from spec/openapi.yaml by `upspec generate`; do not edit.

require "digest"

module OpenAI
  module Internal
    # The source of a chunked upload. It is read from anywhere where that is possible; a pipe or a socket is
    # read once, from its start, and each of its parts is in memory while it is sent.
    class UploadSource
      # The bytes at the start and at the end of which a sample is the checksum.
      SAMPLED = 65_536
      CHUNK = 65_536
      private_constant :SAMPLED, :CHUNK

      # @return [Integer] bytes.
      attr_reader :size
      # @return [String, nil]
      attr_reader :name
      # @return [String, nil] the media type.
      attr_reader :type
      # @return [Integer, nil] milliseconds since the Unix epoch.
      attr_reader :modified_at
      # @return [String, nil] a checksum of the start and the end, where these can be read first.
      attr_reader :sample

      # @param value [Pathname, IO, StringIO, String, FilePart]
      # @param size [Integer, nil] its bytes, where it does not say.
      # @raise [Errors::InvalidInputError] for what can't be sent, and for an unknown size.
      # @raise [Errors::BodyReadError] where it has another size.
      def initialize(value, size)
        content = Content.of(value, "source")
        @source = content.source
        @name = content.name
        @type = content.type
        @size = known_size(size)
        @source.replayable? ? look : @source.claim
      end

      # Whether its parts are read one after the other.
      def sequential? = @positions.nil?

      # A part of a source that is not sequential, to be read again with each attempt.
      # @yield [position] whenever it is read.
      def slice(offset, length, &read) = Slice.new(@positions, offset, length, &read)

      # The next bytes of a sequential source.
      # @raise [Errors::BodyReadError] where it has fewer.
      def take(length)
        bytes = String.new(capacity: length, encoding: Encoding::BINARY)
        buffer = +""
        while bytes.bytesize < length
          chunk = reading { @source.read([CHUNK, length - bytes.bytesize].min, buffer) }
          raise Errors::BodyReadError, "source: it has fewer than #{size} bytes" if chunk.nil?

          bytes << chunk
        end
        bytes
      end

      # Checks that nothing was added, and nothing changed, since the upload began.
      # @raise [Errors::SourceChangedError, Errors::BodyReadError]
      def check
        return check_end(reading { @source.read(1, +"") }) if sequential?

        now = @positions.respond_to?(:size) ? @positions.size : size
        raise Errors::SourceChangedError.new(:size, expected: size, actual: now) unless now == size

        modified = @positions.modified_at
        unless modified == modified_at
          raise Errors::SourceChangedError.new(:modified_at, expected: modified_at, actual: modified)
        end

        check_end(reading { @positions.read(size, 1, +"") })
      end

      # Reads all of a source that is not sequential, in chunks.
      def each_chunk
        offset = 0
        while offset < size
          chunk = bytes_at(offset, [CHUNK, size - offset].min)
          yield chunk
          offset += chunk.bytesize
        end
      end

      def close = @positions&.close

      private

      def known_size(given)
        own = @source.size
        return own if given.nil? && !own.nil?
        raise Errors::InvalidInputError.new("size", "is required, as the source has no known size") if given.nil?

        unless given.is_a?(Integer) && given >= 0
          raise Errors::InvalidInputError.new("size", "expected an Integer of at least 0, received #{given.inspect[0, 80]}")
        end
        raise Errors::BodyReadError, "source: it has #{own} bytes, expected #{given}" unless own.nil? || own == given

        given
      end

      def look
        @positions = reading { @source.positions }
        @modified_at = @positions.modified_at
        check_end(reading { @positions.read(size, 1, +"") })
        digest = Digest::SHA256.new
        digest << bytes_at(0, [SAMPLED, size].min)
        rest = [SAMPLED, size - SAMPLED].max
        digest << bytes_at(rest, size - rest) if rest < size
        @sample = digest.hexdigest
      rescue Errors::Error
        close
        raise
      end

      def check_end(chunk)
        raise Errors::BodyReadError, "source: it has more than #{size} bytes" unless chunk.nil? || chunk.empty?
      end

      def bytes_at(offset, length)
        bytes = String.new(encoding: Encoding::BINARY)
        while bytes.bytesize < length
          chunk = reading { @positions.read(offset + bytes.bytesize, length - bytes.bytesize, +"") }
          raise Errors::BodyReadError, "source: it has fewer than #{size} bytes" if chunk.nil?

          bytes << chunk
        end
        bytes
      end

      def reading
        yield
      rescue IOError, SystemCallError => e
        message = e.is_a?(SystemCallError) ? SystemCallError.new(e.errno).message : e.message
        raise Errors::BodyReadError, "source: could not be read: #{message}"
      end

      # A part of a source, as an object that can seek.
      class Slice
        attr_reader :pos, :size

        def initialize(positions, offset, size, &read)
          @positions = positions
          @offset = offset
          @size = size
          @pos = 0
          @read = read
        end

        def seek(position)
          @pos = position
          @read&.call(position)
          0
        end

        def read(most, into = +"")
          left = @size - @pos
          chunk = left.positive? ? @positions.read(@offset + @pos, [most, left].min, into) : nil
          return nil if chunk.nil?

          @pos += chunk.bytesize
          @read&.call(@pos)
          chunk
        end
      end
    end
  end
end

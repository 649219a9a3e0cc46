# frozen_string_literal: true

# Made from spec/openapi.yaml by `upspec generate`; do not edit.

require "net/http"

module OpenAI
  module Internal
    # Writes a request, and stops where the server has answered before all of it was read: a refusal of
    # a large file must be told as such, not as a connection that broke.
    class EarlyAnswer
      # `HTTP/1.1 100`: an answer that only announces another is none to stop for (RFC 9110, 15.2).
      INTERIM = %r{\AHTTP/\d\.\d 1}
      STATUS_BYTES = 10
      private_constant :INTERIM, :STATUS_BYTES

      # @param socket [Net::BufferedIO]
      def initialize(socket)
        @socket = socket
        @io = socket.io
        @interim = false
      end

      def continue_timeout = @socket.continue_timeout

      # @raise [Errno::EPIPE] on which Net::HTTP reads what the server answered.
      def write(*texts)
        texts.sum { |text| write_all(text) }
      rescue Errno::ECONNRESET
        raise Errno::EPIPE
      end

      def <<(text)
        write(text)
        self
      end

      private

      def write_all(text)
        left = text
        until left.empty?
          written = @io.write_nonblock(left, exception: false)
          written.is_a?(Integer) ? left = rest(text, left, written) : wait(written)
        end
        text.bytesize
      end

      # A copy, freed at once: a slice would keep the memory of what it was cut from.
      def rest(text, left, written)
        following = left.unpack1("@#{written}a*")
        left.clear unless left.equal?(text)
        following
      end

      # Where a write waits, the server does not read; it may have answered instead.
      def wait(direction)
        watched = @interim && direction == :wait_writable ? nil : [@io.to_io]
        readable, writable = IO.select(watched, [@io.to_io], nil, @socket.write_timeout)
        raise Net::WriteTimeout, @socket if readable.nil? && writable.nil?
        raise Errno::EPIPE if readable&.any? && !@interim && answered?
      end

      def answered?
        head = @io.respond_to?(:ssl_version) ? encrypted_head : @io.recv_nonblock(STATUS_BYTES, Socket::MSG_PEEK)
        @interim = head.is_a?(String) && INTERIM.match?(head)
        head != :wait_readable && !@interim
      end

      # What comes over TLS need not be a part of the answer, and can only be seen by reading it.
      def encrypted_head
        head = @io.read_nonblock(STATUS_BYTES, exception: false)
        head.reverse.each_char { |char| @io.ungetc(char) } if head.is_a?(String)
        head == :wait_writable ? :wait_readable : head
      end
    end
  end
end

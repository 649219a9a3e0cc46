# frozen_string_literal: true

# Generated from spec/openapi.yaml by `upspec generate`; do not edit.

require "net/http"

module OpenAI
  module Internal
    # Writes a request, and stops where the server has responded before all of it was read: an error
    # response to a large file must be reported as such, not as a broken connection.
    class EarlyResponse
      # `HTTP/1.1 100`: an interim response is not a reason to stop (RFC 9110, 15.2).
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

      # @raise [Errno::EPIPE] on which Net::HTTP reads the server's response.
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

      # A copy, which is freed immediately: a slice would keep the memory of the original.
      def rest(text, left, written)
        following = left.unpack1("@#{written}a*")
        left.clear unless left.equal?(text)
        following
      end

      # Where a write waits, the server does not read; it may have responded instead.
      def wait(direction)
        watched = @interim && direction == :wait_writable ? nil : [@io.to_io]
        readable, writable = IO.select(watched, [@io.to_io], nil, @socket.write_timeout)
        raise Net::WriteTimeout, @socket if readable.nil? && writable.nil?
        raise Errno::EPIPE if readable&.any? && !@interim && responded?
      end

      def responded?
        head = @io.respond_to?(:ssl_version) ? encrypted_head : @io.recv_nonblock(STATUS_BYTES, Socket::MSG_PEEK)
        @interim = head.is_a?(String) && INTERIM.match?(head)
        head != :wait_readable && !@interim
      end

      # Data that arrives over TLS may not belong to the response, which only reading it shows.
      def encrypted_head
        head = @io.read_nonblock(STATUS_BYTES, exception: false)
        head.reverse.each_char { |char| @io.ungetc(char) } if head.is_a?(String)
        head == :wait_writable ? :wait_readable : head
      end
    end
  end
end

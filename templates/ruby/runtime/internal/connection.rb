# frozen_string_literal: true

require "net/http"
require "openssl"

module OpenAI
  module Internal
    # A connection to a server, for one request after another.
    class Connection
      # A kept connection was lost before any byte of a response, and the request may be sent again.
      class Lost < StandardError
      end

      LOSSES = [
        IOError, Errno::ECONNRESET, Errno::ECONNABORTED, Errno::EPIPE, OpenSSL::SSL::SSLError
      ].freeze
      # Seconds before the time at which the server announces to close the connection.
      MARGIN = 1
      private_constant :LOSSES, :MARGIN

      # @return [String] scheme, host and port.
      attr_reader :origin

      # Connects. It belongs to this process; a fork must not use it.
      #
      # @param request [Request] the first request.
      # @param timeout [Numeric, nil] the most seconds of a single wait.
      # @param idle_timeout [Numeric] the most seconds between two requests.
      def initialize(request, timeout, idle_timeout)
        @origin = request.origin
        @idle_timeout = idle_timeout
        @process = Process.pid
        @socket = nil
        @http = Net::HTTP.new(request.url.hostname, request.url.port)
        @http.use_ssl = request.url.scheme == "https"
        # Net::HTTP must neither repeat a request nor decide whether the connection is stale.
        @http.max_retries = 0
        @http.keep_alive_timeout = Float::INFINITY
        limit(timeout)
        @http.start
      end

      # Sends a request and yields its response, whose body is not read yet.
      #
      # @param timeout [Numeric, nil] the most seconds of a single wait.
      # @raise [Lost]
      def exchange(request, timeout)
        limit(timeout)
        kept = @socket
        @socket = nil
        opened = request.body&.open
        message = request.message(opened)
        begun = false
        result = nil
        response = @http.request(message) do |each|
          begun = true
          result = yield(Response.new(each, bodiless: request.method == "HEAD"))
        end
        settle(message, response)
        result
      rescue *LOSSES
        stale = kept && kept.equal?(message&.socket) && !begun && probe(kept) != :data
        raise Lost if stale && request.repeatable?(message.written?)

        raise
      ensure
        opened&.close
      end

      # Whether the last request was sent, and its response read, to the end.
      def reusable? = !@socket.nil?

      # Whether it is still open, with nothing on it. "A client that receives data on a connection that does
      # not have outstanding requests MUST NOT consider that data to be a valid response to a
      # not-yet-issued request" (RFC 9112, section 9.2).
      def ready? = reusable? && own? && !expired? && probe(@socket) == :silence

      def expired? = @deadline <= now

      def close
        # TLS would send its last message, and the parent process could not use its connection any more.
        own? ? @http.finish : @socket&.io&.to_io&.close
      rescue IOError, SystemCallError, OpenSSL::SSL::SSLError
        nil
      end

      private

      def own? = @process == Process.pid

      def limit(timeout)
        @http.open_timeout = @http.read_timeout = @http.write_timeout = timeout
      end

      def settle(message, response)
        seconds = [@idle_timeout, announced(response)].compact.min
        socket = message.socket
        return unless message.written? && seconds.positive? && !socket.closed?

        @deadline = now + seconds
        @socket = socket
      end

      # Seconds that the server keeps an unused connection open: `keep-alive: timeout=5`.
      def announced(response)
        seconds = response["keep-alive"].to_s[/\btimeout\s*=\s*"?(\d{1,9})/i, 1]
        seconds && (seconds.to_i - MARGIN)
      end

      # Looks without waiting, also at what Net::HTTP has read and not used.
      def probe(socket)
        socket.read_timeout = 0
        socket.read(1)
        :data
      rescue Net::ReadTimeout
        :silence
      rescue IOError, SystemCallError, OpenSSL::SSL::SSLError
        :end
      end

      def now = Process.clock_gettime(Process::CLOCK_MONOTONIC)
    end
  end
end

# frozen_string_literal: true

module OpenAI
  module Internal
    # The connections of a client. Once a response was read to its end, its connection is kept for the next
    # request to the same server. Several threads may send requests: each request in flight has a
    # connection of its own.
    class Connections
      # The most unused connections.
      MOST = 16
      private_constant :MOST

      # @param idle_timeout [Numeric] the seconds after which an unused connection is not used again; 0 to
      #   keep none.
      def initialize(idle_timeout)
        @idle_timeout = idle_timeout
        @lock = Mutex.new
        @kept = []
        @closed = 0
      end

      # Sends a request and yields its response, whose body is not read yet.
      #
      # A server may close a kept connection at any time, so that the request is lost. It is sent again
      # over a new connection, once, where this is safe: nothing of a response has arrived, the body can be
      # read again, and either the method is idempotent, or the server can't have applied the request, as
      # not all of it was written (RFC 9110, section 9.2.2). Any other lost request is an error.
      #
      # @param timeout [Numeric, nil] the most seconds of a single wait.
      def exchange(request, timeout, &read)
        # What can be read only once is not sent over a connection that may be stale.
        kept = request.replayable? ? take(request.origin) : nil
        return over(connect(request, timeout), request, timeout, &read) if kept.nil?

        begin
          over(kept, request, timeout, &read)
        rescue Connection::Lost
          over(connect(request, timeout), request, timeout, &read)
        end
      end

      # Closes the connections: the unused ones now, the others after their responses.
      def close
        unused = @lock.synchronize do
          @closed += 1
          @kept.slice!(0..)
        end
        unused.each(&:close)
      end

      private

      def connect(request, timeout) = Connection.new(request, timeout, @idle_timeout)

      def over(connection, request, timeout, &read)
        closed = @closed
        connection.exchange(request, timeout, &read)
      ensure
        connection.reusable? && closed == @closed ? keep(connection) : connection.close
      end

      # The connection that was used last is the least likely to be stale.
      def take(origin)
        loop do
          connection = @lock.synchronize do
            at = @kept.rindex { |each| each.origin == origin }
            at && @kept.delete_at(at)
          end
          return connection if connection.nil? || connection.ready?

          connection.close
        end
      end

      def keep(connection)
        surplus = @lock.synchronize do
          @kept << connection
          expired, @kept = @kept.partition(&:expired?)
          expired + @kept.shift([@kept.size - MOST, 0].max)
        end
        surplus.each(&:close)
      end
    end
  end
end

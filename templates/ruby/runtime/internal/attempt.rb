# frozen_string_literal: true

require "net/http"
require "openssl"
require "timeout"
require "zlib"

module OpenAI
  module Internal
    # Sends a request once, its redirects included.
    class Attempt
      # The errors of the network; all others are raised unchanged.
      FAILURES = [
        SystemCallError, SocketError, IOError, Timeout::Error, OpenSSL::SSL::SSLError,
        Net::ProtocolError, Net::HTTPBadResponse, Net::HTTPHeaderSyntaxError, Zlib::Error
      ].freeze
      # Wraps an error of the caller's block, so that it is not rescued as an error of the network.
      class CallerFailure < Exception
      end
      private_constant :FAILURES, :CallerFailure

      # @param connections [Connections]
      # @param timeout [Numeric, nil] seconds until the response arrives; reading content may take longer.
      # @param secrets [Array<String, nil>]
      def initialize(request, connections:, timeout:, secrets:)
        @request = request
        @connections = connections
        @timeout = timeout
        @secrets = secrets
        @clock = Clock.new(timeout)
        @begun = false
      end

      # Whether the response is used, so that no other attempt is allowed.
      def begun? = @begun

      # Uses the response, whatever follows.
      def commit
        @begun = true
      end

      # Yields a 2xx response to the block, with this attempt.
      # @raise [Errors::APIError]
      def run(&read)
        outcome = @clock.run { follow(@request, &read) }
        raise outcome if outcome.is_a?(Errors::APIError)

        outcome
      rescue CallerFailure => e
        commit
        raise e.cause
      rescue Clock::Expired, Timeout::Error => e
        raise Errors::APITimeoutError.new("#{@request.label}: no response within #{@timeout} s", url: @request.address),
              cause: e.is_a?(Clock::Expired) ? nil : e
      rescue *FAILURES => e
        raise Errors::APIConnectionError.new("#{@request.label}: #{e.message}", url: @request.address)
      end

      # Runs the caller's block on a stream: without a time limit, and with its errors unchanged.
      def hand_over(chunk)
        yield chunk
      rescue StandardError
        raise CallerFailure
      end

      def release
        commit
        @clock.stop
      end

      private

      def follow(first, &read)
        current = first
        (0..).each do |redirects|
          outcome = @connections.exchange(current, @timeout) do |response|
            following = redirects < Redirect::MOST ? Redirect.follow(current, response) : nil
            following.nil? ? conclude(current, response, &read) : drop(response, following)
          end
          return outcome unless outcome.is_a?(Request)

          current = outcome
        end
      end

      def drop(response, following)
        response.drain
        following
      end

      # An error response is returned, not raised, as its connection can be used again.
      def conclude(request, response)
        return ErrorBuilder.of(request, response, @secrets) unless response.success?

        yield(request, response, self)
      end
    end
  end
end

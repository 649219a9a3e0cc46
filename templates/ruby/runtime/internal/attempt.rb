# frozen_string_literal: true

require "net/http"
require "openssl"
require "timeout"
require "zlib"

module OpenAI
  module Internal
    # Sends a request once, its redirects included.
    class Attempt
      # What a network may raise; all else is somebody's mistake and goes through as it is.
      FAILURES = [
        SystemCallError, SocketError, IOError, Timeout::Error, OpenSSL::SSL::SSLError,
        Net::ProtocolError, Net::HTTPBadResponse, Net::HTTPHeaderSyntaxError, Zlib::Error
      ].freeze
      # Carries what the caller's own block raised past the rescue of the network's errors.
      class CallerFailure < Exception
      end
      private_constant :FAILURES, :CallerFailure

      # @param timeout [Numeric, nil] seconds until the answer is there; reading content may take longer.
      # @param secrets [Array<String, nil>]
      def initialize(request, timeout:, secrets:)
        @request = request
        @timeout = timeout
        @secrets = secrets
        @clock = Clock.new(timeout)
        @begun = false
      end

      # Whether a part of the answer was handed over, so that no other attempt may be made.
      def begun? = @begun

      # Gives a 2xx answer to the block, with this attempt.
      # @raise [Errors::APIError]
      def run(&read)
        @clock.run { follow(@request, &read) }
      rescue CallerFailure => e
        raise e.cause
      rescue Clock::Expired, Timeout::Error => e
        raise Errors::APITimeoutError.new("#{@request.label}: no answer within #{@timeout} s", url: @request.address),
              cause: e.is_a?(Clock::Expired) ? nil : e
      rescue *FAILURES => e
        raise Errors::APIConnectionError.new("#{@request.label}: #{e.message}", url: @request.address)
      end

      # The caller's side of a stream: it may take any time, and what it raises is its own.
      def hand_over(chunk)
        yield chunk
      rescue StandardError
        raise CallerFailure
      end

      def release
        @begun = true
        @clock.stop
      end

      private

      def follow(first, &read)
        current = first
        (0..).each do |redirects|
          outcome = current.exchange(@timeout) do |answer|
            following = redirects < Redirect::MOST ? Redirect.follow(current, answer) : nil
            following.nil? ? conclude(current, answer, &read) : drop(answer, following)
          end
          return outcome unless outcome.is_a?(Request)

          current = outcome
        end
      end

      def drop(answer, following)
        answer.drain
        following
      end

      def conclude(request, answer)
        raise ErrorAnswer.of(request, answer, @secrets) unless answer.success?

        @begun = true
        yield(request, answer, self)
      end
    end
  end
end

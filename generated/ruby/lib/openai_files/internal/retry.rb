# frozen_string_literal: true

# Generated from spec/openapi.yaml by `upspec generate`; do not edit.

require "time"

module OpenAI
  module Internal
    # Whether and when a failed attempt is repeated.
    module Retry
      # The longest wait that a server may ask for, in seconds. Beyond it the call fails immediately.
      LONGEST_ASKED = 60.0

      # `x-should-retry` where it is `true` or `false`, otherwise the statuses 408, 409, 429 and from 500 on.
      def self.retryable?(status, headers)
        case headers["x-should-retry"]
        when "true" then true
        when "false" then false
        else [408, 409, 429].include?(status) || status >= 500
        end
      end

      # Seconds to wait after a failed attempt: what the server asks for, without a limit. Otherwise the
      # first delay, doubled with each attempt up to the longest, reduced at random by up to a quarter.
      #
      # @param failures [Integer] 0 after the first attempt.
      # @param delays [Array(Numeric, Numeric)] the first and the longest, in seconds.
      def self.delay(failures, headers, delays: [0.5, 8.0], now: Time.now, random: Random.rand)
        asked = asked_delay(headers, now)
        return asked if asked

        first, longest = delays
        [first * (2**[failures, 30].min), longest].min * (1 - (random * 0.25))
      end

      # Seconds that the server asks to wait: `retry-after-ms`, which is more precise, then `retry-after` in
      # seconds or as a date (RFC 9110 section 10.2.3). nil where it asks for nothing. Headers of the
      # same name are joined by commas; the longest wait among them satisfies each.
      def self.asked_delay(headers, now)
        delays = delays(headers["retry-after-ms"], now, 1000.0) || delays(headers["retry-after"], now, 1.0)
        delays&.max
      end

      # Dates with a comma in them.
      DATE = /[a-z]{3,9}, \d\d[ -][a-z]{3}[ -]\d{2,4} \d\d:\d\d:\d\d gmt/i
      private_constant :DATE

      # The waits of one header; nil where it is malformed. A date in the past means no wait.
      def self.delays(text, now, unit)
        others = text.to_s.gsub(DATE, "").split(",").map(&:strip).reject(&:empty?)
        values = text.to_s.scan(DATE) + others
        return nil if values.empty?

        values.map { |value| delay_of(value, now, unit) }.reject(&:negative?)
      rescue ArgumentError
        nil
      end
      private_class_method :delays

      def self.delay_of(value, now, unit)
        value.match?(/\A\d+(?:\.\d+)?\z/) ? value.to_f / unit : Time.httpdate(value) - now
      end
      private_class_method :delay_of
    end
  end
end

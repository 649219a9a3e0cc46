# frozen_string_literal: true

# Made from spec/openapi.yaml by `upspec generate`; do not edit.

require "time"

module OpenAI
  module Internal
    # Whether, and how long after, a failed attempt is repeated.
    module Retry
      # The longest wait that a server may ask for, in seconds. If it asks for more, the call fails at once.
      LONGEST_ASKED = 60.0

      # `x-should-retry` where it is `true` or `false`, otherwise the statuses 408, 409, 429 and from 500 on.
      def self.retryable?(status, headers)
        case headers["x-should-retry"]
        when "true" then true
        when "false" then false
        else [408, 409, 429].include?(status) || status >= 500
        end
      end

      # Seconds to wait after a failed attempt: what the server asks for, however long that is. Where it
      # asks for nothing, the first delay, doubled with each attempt up to the longest, less up to a
      # quarter at random.
      #
      # @param failures [Integer] 0 after the first attempt.
      # @param delays [Array(Numeric, Numeric)] the first and the longest, in seconds.
      def self.delay(failures, headers, delays: [0.5, 8.0], now: Time.now, random: Random.rand)
        asked = asked_delay(headers, now)
        return asked if asked

        first, longest = delays
        [first * (2**[failures, 30].min), longest].min * (1 - (random * 0.25))
      end

      # Seconds that the server asks to wait: `retry-after-ms`, then `retry-after` in seconds or as a date
      # (RFC 9110 section 10.2.3). nil where it asks for nothing.
      def self.asked_delay(headers, now)
        number(headers["retry-after-ms"], 1000.0) ||
          number(headers["retry-after"], 1.0) ||
          until_date(headers["retry-after"], now)
      end

      # Headers of one name are joined by commas; the longest wait among them satisfies each.
      def self.number(text, unit)
        values = text.to_s.split(",")
        numeric = !values.empty? && values.all?(/\A\s*\d+(?:\.\d+)?\s*\z/)
        numeric ? values.map(&:to_f).max / unit : nil
      end
      private_class_method :number

      # A date in the past says nothing about how long to wait; neither does a malformed one.
      def self.until_date(text, now)
        left = text.nil? ? 0 : Time.httpdate(text) - now
        left.positive? ? left : nil
      rescue ArgumentError
        nil
      end
      private_class_method :until_date
    end
  end
end

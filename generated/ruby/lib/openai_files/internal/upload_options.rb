# frozen_string_literal: true

# Generated from spec/openapi.yaml by `upspec generate`; do not edit.

module OpenAI
  module Internal
    # The options of a chunked upload, checked.
    class UploadOptions
      # The size of a part in bytes, unless the API allows only smaller ones.
      PART_SIZE = 64 * 1024 * 1024
      # When an upload that did not complete is cancelled: in any case, only where the caller ended it, or never.
      CANCELLATIONS = { failure: %i[failure abort], abort: %i[abort], never: [] }.freeze
      # The options of calls that fit all requests of an upload.
      COMMON = %i[extra_headers extra_query max_retries timeout].freeze
      private_constant :PART_SIZE, :CANCELLATIONS, :COMMON

      # @return [Integer, nil] the bytes of the source.
      attr_reader :size
      # @return [Integer] the bytes of each part but the last.
      attr_reader :part_size
      # @return [Integer] the most parts in flight.
      attr_reader :concurrency
      # @return [Symbol, nil] `:hex` or `:base64`.
      attr_reader :md5
      # @return [String, Pathname, Hash, nil]
      attr_reader :resume
      # @return [Hash{Symbol=>Object}]
      attr_reader :request_options

      # @param given [Hash{Symbol=>Object}]
      # @param largest_part [Integer, nil] bytes.
      # @raise [Errors::InvalidInputError]
      def initialize(given, largest_part)
        most = [PART_SIZE, largest_part].compact.min
        @size = given[:size]
        @part_size = count("part_size", given[:part_size] || most, largest_part)
        @concurrency = count("concurrency", given[:concurrency], nil)
        @md5 = choice("md5", given[:md5], %i[hex base64])
        @resume = given[:resume]
        @on_state = callable("on_state", given[:on_state])
        @on_progress = progress_of(given)
        chosen = choice("cancel_on", given[:cancel_on], CANCELLATIONS.keys)
        @cancellations = CANCELLATIONS.fetch(chosen || (@resume || @on_state ? :abort : :failure))
        @request_options = common(Settings.request_options(given[:request_options]))
      end

      # @param reason [Symbol] `:failure` or `:abort`.
      def cancel_on?(reason) = @cancellations.include?(reason)

      # @param state [UploadState]
      def changed(state) = @on_state&.call(state.to_h)

      # @param meter [UploadMeter]
      def progressed(meter) = @on_progress&.call(meter.report)

      private

      def count(parameter, value, most)
        return value if value.is_a?(Integer) && value.positive? && (most.nil? || value <= most)

        limit = most.nil? ? "of at least 1" : "between 1 and #{most}"
        invalid(parameter, "expected an Integer #{limit}, received #{value.inspect[0, 80]}")
      end

      def choice(parameter, value, choices)
        return nil if value.nil?

        choices.find { |each| each.to_s == value.to_s } ||
          invalid(parameter, "expected one of #{choices.map(&:inspect).join(", ")}, received #{value.inspect[0, 80]}")
      end

      def callable(parameter, value)
        return value if value.nil? || value.respond_to?(:call)

        invalid(parameter, "expected a callable object, received #{value.class}")
      end

      def progress_of(given)
        block = given[:block]
        own = callable("on_progress", given[:on_progress])
        invalid("on_progress", "a block is given as well; pass only one of the two") if own && block
        own || block
      end

      def common(options)
        other = options.keys.find { |name| !COMMON.include?(name) }
        invalid("request_options", "#{other} does not fit all requests of an upload") unless other.nil?
        options
      end

      def invalid(parameter, problem)
        raise Errors::InvalidInputError.new(parameter, problem)
      end
    end
  end
end

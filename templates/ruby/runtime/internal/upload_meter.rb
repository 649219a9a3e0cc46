# frozen_string_literal: true

module OpenAI
  module Internal
    # Counts what was sent of a chunked upload. Several threads may report to it.
    class UploadMeter
      # Seconds between two reports within a part.
      INTERVAL = 0.1
      private_constant :INTERVAL

      # @param state [UploadState] whose finished parts were sent before.
      def initialize(state)
        @state = state
        @lock = Mutex.new
        @moving = {}
        @began = @reported = now
        @resumed = finished_bytes
      end

      # Records how much of a part was read in order to send it.
      # @return [Boolean] whether this is to be reported.
      def moved(index, bytes)
        @lock.synchronize do
          @moving[index] = bytes
          next false if now - @reported < INTERVAL

          @reported = now
          true
        end
      end

      def finished(index)
        @lock.synchronize { @moving.delete(index) }
      end

      # @return [UploadProgress]
      def report
        moving = @lock.synchronize { @moving.values.sum }
        bytes = finished_bytes + moving
        sent = [bytes - @resumed, 0].max
        rate = sent / [now - @began, 0.001].max
        UploadProgress.new(
          bytes: bytes, total_bytes: @state.size, parts: @state.parts.count { |id| id }, total_parts: @state.parts.length,
          bytes_per_second: rate, seconds_left: rate.zero? ? nil : (@state.size - bytes) / rate
        ).freeze
      end

      private

      def finished_bytes = @state.parts.each_index.sum { |index| @state.parts[index].nil? ? 0 : @state.length(index) }
      def now = Process.clock_gettime(Process::CLOCK_MONOTONIC)
    end
  end
end

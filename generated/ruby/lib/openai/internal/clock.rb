# frozen_string_literal: true

# Made from spec/openapi.yaml by `upspec generate`; do not edit.

module OpenAI
  module Internal
    # Ends what takes too long, wherever it waits.
    class Clock
      # No StandardError: code that rescues the network's errors must not swallow it.
      class Expired < Exception
      end

      # @param seconds [Numeric, nil] nil for no end.
      def initialize(seconds)
        @seconds = seconds
        @lock = Mutex.new
        @stopping = ConditionVariable.new
        @stopped = false
      end

      # @raise [Expired] in the block, when its time is up.
      def run
        return yield if @seconds.nil?

        caller_thread = Thread.current
        watcher = Thread.new { watch(caller_thread) }
        watcher.report_on_exception = false
        yield
      ensure
        stop
        watcher&.join
      end

      # From here on the block may take any time.
      def stop
        @lock.synchronize do
          @stopped = true
          @stopping.signal
        end
      end

      private

      def watch(caller_thread)
        deadline = now + @seconds
        @lock.synchronize do
          until @stopped
            left = deadline - now
            # Under the lock, so that nothing is raised once `stop` has returned.
            return caller_thread.raise(Expired) if left <= 0

            @stopping.wait(@lock, left)
          end
        end
      end

      def now = Process.clock_gettime(Process::CLOCK_MONOTONIC)
    end
  end
end

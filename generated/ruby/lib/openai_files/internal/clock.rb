# frozen_string_literal: true

# Generated from spec/openapi.yaml by `upspec generate`; do not edit.

module OpenAI
  module Internal
    # Interrupts a block at a timeout, wherever it waits.
    class Clock
      # Not a StandardError: code that rescues the network's errors must not rescue it.
      class Expired < Exception
      end

      # @param seconds [Numeric, nil] nil for no limit.
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

      # Removes the time limit of the block.
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

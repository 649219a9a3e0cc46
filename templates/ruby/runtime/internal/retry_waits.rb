# frozen_string_literal: true

module OpenAI
  module Internal
    # The waits before further attempts of the calls of a thread, which another thread can end.
    class RetryWaits
      # The variable of a thread whose waits can be ended.
      NAME = :upspec_retry_waits
      private_constant :NAME

      # Waits in the current thread.
      #
      # @return [Boolean] false where the call must not be sent again.
      def self.wait(seconds)
        waits = Thread.current.thread_variable_get(NAME)
        return waits.wait(seconds) unless waits.nil?

        sleep(seconds)
        true
      end

      def initialize
        @lock = Mutex.new
        @ending = ConditionVariable.new
        @ended = false
      end

      # Runs a block, whose calls wait here, in a thread of its own.
      #
      # @return [Thread]
      def thread
        Thread.new do
          Thread.current.report_on_exception = false
          Thread.current.thread_variable_set(NAME, self)
          yield
        end
      end

      # @return [Boolean] false where the waits were ended.
      def wait(seconds)
        deadline = now + seconds
        @lock.synchronize do
          until @ended
            left = deadline - now
            return true if left <= 0

            @ending.wait(@lock, left)
          end
        end
        false
      end

      # Ends the wait, and each later one, so that there is no further attempt.
      def finish
        @lock.synchronize do
          @ended = true
          @ending.signal
        end
      end

      private

      def now = Process.clock_gettime(Process::CLOCK_MONOTONIC)
    end
  end
end

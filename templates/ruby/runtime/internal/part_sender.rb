# frozen_string_literal: true

module OpenAI
  module Internal
    # Sends the missing parts of a chunked upload in several threads. All that the caller has to do is done in
    # the caller's thread.
    class PartSender
      # @param source [UploadSource]
      # @param state [UploadState]
      # @param meter [UploadMeter]
      # @param digest [Digest::MD5, nil] receives all bytes of the source.
      # @param send [Proc] sends a part by its content, and returns its id.
      def initialize(source, state, meter, digest:, send:)
        @source = source
        @state = state
        @meter = meter
        @digest = digest
        @send = send
        @lock = Mutex.new
        @next = 0
        @events = Thread::Queue.new
      end

      # Returns once all parts have an id.
      #
      # @param concurrency [Integer] the most parts in flight.
      # @yield [index, id] for each part that was sent, and with nil where only the progress changed.
      # @raise the error of the first part that failed; the others are stopped.
      def run(concurrency, &changed)
        missing = @state.parts.count(nil)
        works = Array.new([concurrency, missing].min) { method(:send_parts) }
        works << method(:read_all) if @digest && !@source.sequential?
        threads = []
        works.each { |work| threads << start(work) }
        follow(threads.length, &changed)
        finish if @source.sequential? && (@digest || missing.positive? || @state.parts.empty?)
      ensure
        threads&.each(&:kill)
        threads&.each(&:join)
      end

      private

      def start(work)
        Thread.new do
          Thread.current.report_on_exception = false
          work.call
          @events << [:done]
        rescue Exception => e
          @events << [:failed, e]
        end
      end

      def follow(running)
        while running.positive?
          event, first, second, followed = @events.pop
          case event
          when :done then running -= 1
          when :failed then raise first
          else
            yield(first, second)
            followed&.push(true)
          end
        end
      end

      # Sends no other part before the id of the last one is saved: a process that is killed loses only the parts in
      # flight.
      def send_parts
        followed = Thread::Queue.new
        while (index, bytes = take)
          @events << [:sent, index, @send.call(content(index, bytes)), followed]
          # Frees the memory of a part immediately.
          bytes&.clear
          followed.pop
        end
      end

      # The next missing part, and its bytes where the source is read once: they are read here, in its order.
      def take
        @lock.synchronize do
          index = bytes = nil
          until index || @next == @state.parts.length
            index = @next if @state.parts[@next].nil?
            bytes&.clear
            bytes = @source.sequential? ? read(@next) : nil
            @next += 1
          end
          index && [index, bytes]
        end
      end

      # Reads the last parts, which were sent before, and checks that nothing comes after them.
      def finish
        while @next < @state.parts.length
          read(@next).clear
          @next += 1
        end
        @source.check
      end

      def read(index)
        bytes = @source.take(@state.length(index))
        @digest&.update(bytes)
        bytes
      end

      def content(index, bytes)
        moved = ->(position) { @events << [:moved, nil, nil] if @meter.moved(index, position) }
        return UploadSource::Slice.new(Positions.of_bytes(bytes), 0, bytes.bytesize, &moved) if bytes

        @source.slice(index * @state.part_size, @state.length(index), &moved)
      end

      def read_all
        @source.each_chunk { |chunk| @digest.update(chunk) }
      end
    end
  end
end

# frozen_string_literal: true

require "digest"

module OpenAI
  module Internal
    # Uploads a source in parts: creates the upload, sends the parts, and completes it.
    class ChunkedUpload
      # What a document says about it: the properties of the request that creates an upload (`size`,
      # `filename`, `media_type`) and the keywords of all its properties (`keywords`); the keywords of the other
      # calls (`content`, `part_ids`, `md5`); where responses have the ids and the expiry (`id`, `expires_at`,
      # `part_id`: the names on the way to it); and the largest part in bytes.
      Rule = Struct.new(
        :size, :filename, :media_type, :keywords, :id, :expires_at, :content, :part_id, :largest_part, :part_ids, :md5,
        keyword_init: true
      )
      # Its calls. `cancel` may be nil.
      Calls = Struct.new(:create, :part, :complete, :cancel, keyword_init: true)

      # A response without an id.
      class NoId < Errors::Error
      end
      # The most seconds to wait for a cancellation, and for the upload that an interrupted call creates.
      PATIENCE = 10
      # The media type of content of unknown type (RFC 9110, section 8.3).
      UNKNOWN_TYPE = "application/octet-stream"
      private_constant :NoId, :PATIENCE, :UNKNOWN_TYPE

      # @param rule [Rule]
      # @param calls [Calls]
      # @param source [Pathname, IO, StringIO, String, FilePart]
      # @param values [Hash{String=>Object}] the body of the request that creates the upload, without its size.
      # @param options [Hash{Symbol=>Object}] see {UploadOptions}.
      # @return [Object] the response of `complete`.
      # @raise [Errors::Error]
      def self.run(rule, calls, source, values, **options)
        new(rule, calls, UploadOptions.new(options, rule.largest_part)).run(source, values)
      end

      # @param options [UploadOptions]
      def initialize(rule, calls, options)
        @rule = rule
        @calls = calls
        @options = options
      end

      def run(source, values)
        @file = StateFile.new(@options.resume)
        @source = UploadSource.new(source, @options.size)
        request = request_of(values)
        result = guarded do
          @state = resumed(request) || created(request)
          finish
        end
        @file.remove
        result
      ensure
        @source&.close
      end

      private

      # The body as it is sent.
      def request_of(values)
        own = { @rule.size => @source.size }
        own[@rule.filename] = values[@rule.filename] || filename if @rule.filename
        own[@rule.media_type] = values[@rule.media_type] || @source.type || UNKNOWN_TYPE if @rule.media_type
        JSON.parse(JSONText.generate({ **values, **own }))
      end

      def filename
        return Text.filename(@source.name) unless @source.name.nil?

        raise Errors::InvalidInputError.new(@rule.filename, "is required, as the source has no name; for a file on disk, pass a Pathname")
      end

      def facts
        { "size" => @source.size, "modifiedAt" => @source.modified_at, "sample" => @source.sample }.compact
      end

      def resumed(request)
        state = @file.load
        state&.check(facts, request)
        @was_complete = !state.nil? && state.parts.none?(&:nil?)
        state
      end

      # In a thread of its own, which an interrupt does not stop: without its response, the upload could not be
      # cancelled.
      def created(request)
        @waits = RetryWaits.new
        @creation = @waits.thread { create(request) }
        @creation.value
      end

      def create(request)
        keywords = request.to_h { |name, value| [@rule.keywords.fetch(name), value] }
        response = @calls.create.call(**keywords, request_options: @options.request_options)
        UploadState.new(
          id: id_at(response, @rule.id), expires_at: expiry(response), facts: facts, request: request,
          part_size: @options.part_size
        )
      rescue NoId => e
        raise Errors::UnfinishedUploadError, e.message
      rescue Errors::APIError => e
        raise if e.attempts.none? { |each| each.status.nil? || each.status < 300 }

        raise Errors::UnfinishedUploadError, e.message
      end

      # Ends the upload where the block does not complete it.
      # @raise [Errors::UnfinishedUploadError] where it may be pending.
      def guarded
        ended = false
        result = yield
        ended = true
        result
      rescue StandardError => e
        ended = true
        settle
        raise if @state.nil? || (cancels?(e) && cancel)

        raise Errors::UnfinishedUploadError.new(
          e.message,
          upload_id: @state.id, state: @state.to_h, expires_at: @state.expires_at, may_be_completed: may_be_completed?(e)
        )
      ensure
        # An interrupt, a `break` in the caller's block, or the end of the thread.
        interrupted unless ended
      end

      # An upload of which the source has changed can't be resumed.
      def cancels?(error)
        @options.cancel_on?(:failure) || error.is_a?(Errors::SourceChangedError) || error.is_a?(Errors::BodyReadError)
      end

      # Whether the server may have completed the upload, though the call failed: in one of its attempts there was
      # no response or only a part of it, or a server "is aware that it has erred" (RFC 9110, section 15.6), which
      # does not say how far it came. A process that was killed may have completed an upload without a missing part.
      def may_be_completed?(error)
        return true if @was_complete
        return false if !@completing || error.is_a?(Errors::InvalidInputError)

        !error.is_a?(Errors::APIError) || error.attempts.any? { |each| !(300..499).cover?(each.status) }
      end

      def interrupted
        settle
        cancel if @state && @options.cancel_on?(:abort)
      end

      # The caller's thread may end while the upload is created. Its state is saved, as a cancellation may fail.
      # There is no further attempt to create it; only the response to one in flight is awaited.
      def settle
        return if @creation.nil? || !@state.nil?

        @waits.finish
        return if @creation.join(PATIENCE).nil?

        @state = @creation.value
        @file.save(@state)
      rescue StandardError
        nil
      ensure
        @creation&.kill
      end

      # @return [Boolean] whether the upload is cancelled.
      def cancel
        return false if @calls.cancel.nil?

        options = { **@options.request_options, timeout: PATIENCE }
        thread = Thread.new do
          @calls.cancel.call(@state.id, request_options: options)
          true
        rescue Errors::Error
          false
        end
        cancelled = thread.join(PATIENCE) ? thread.value : false
        @file.remove if cancelled
        cancelled
      ensure
        thread&.kill
      end

      def finish
        save
        meter = UploadMeter.new(@state)
        @options.progressed(meter)
        digest = @options.md5 && Digest::MD5.new
        PartSender.new(@source, @state, meter, digest: digest, send: method(:send_part)).run(@options.concurrency) do |index, id|
          sent(index, id, meter) unless index.nil?
          @options.progressed(meter)
        end
        @source.check unless @source.sequential?
        @options.progressed(meter)
        complete(encoded(digest))
      end

      def complete(md5)
        keywords = { @rule.part_ids => @state.parts }
        keywords[@rule.md5] = md5 unless md5.nil?
        @completing = true
        @calls.complete.call(@state.id, **keywords, request_options: @options.request_options)
      end

      def send_part(content)
        keywords = { @rule.content => content, request_options: @options.request_options }
        id_at(@calls.part.call(@state.id, **keywords), @rule.part_id)
      end

      def sent(index, id, meter)
        @state.parts[index] = id
        meter.finished(index)
        save
      end

      def save
        @file.save(@state)
        @options.changed(@state)
      end

      def encoded(digest)
        digest && (@options.md5 == :hex ? digest.hexdigest : [digest.digest].pack("m0"))
      end

      # Seconds since the Unix epoch; nil where they are unknown.
      def expiry(response)
        value = @rule.expires_at && value_at(response, @rule.expires_at)
        return value if value.nil? || value.is_a?(Numeric)

        time = Time.iso8601(value.to_s).to_r
        time.denominator == 1 ? time.to_i : time.to_f
      rescue ArgumentError
        nil
      end

      def id_at(response, names)
        id = value_at(response, names)
        id = id.to_s if id.is_a?(Symbol)
        return id if UploadState.id?(id)

        raise NoId, "the response has no id at /#{names.join("/")}"
      end

      def value_at(response, names)
        names.reduce(Arguments.plain(response)) do |value, name|
          case value
          when Hash then value[name.to_sym]
          when Array then /\A\d+\z/.match?(name) ? value[name.to_i] : nil
          end
        end
      end
    end
  end
end

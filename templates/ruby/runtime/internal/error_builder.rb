# frozen_string_literal: true

module OpenAI
  module Internal
    # Builds errors from responses.
    module ErrorBuilder
      LONGEST_EXCERPT = 300
      LONGEST_BODY = 1_048_576
      # The end of the year 9999, in seconds since the Unix epoch.
      LATEST = 253_402_300_799
      CLASSES = {
        400 => Errors::BadRequestError,
        401 => Errors::AuthenticationError,
        403 => Errors::PermissionDeniedError,
        404 => Errors::NotFoundError,
        409 => Errors::ConflictError,
        422 => Errors::UnprocessableEntityError,
        429 => Errors::RateLimitError
      }.freeze
      private_constant :LONGEST_EXCERPT, :LONGEST_BODY, :LATEST, :CLASSES

      # The error of a response whose status is not 2xx, in the class for its status.
      # @param secrets [Array<String, nil>] removed from messages, as servers repeat keys.
      def self.of(request, response, secrets)
        status = response.status
        text = clean(response.text(LONGEST_BODY), secrets)
        body = parse(text)
        retry_at = retry_time(response.headers)
        message = "#{status} #{redirection(response) || stated(body) || excerpt(response, text)}"
        message += patience(retry_at) if retry_at && Retry.retryable?(status, response.headers)
        chosen = CLASSES.fetch(status) { status >= 500 ? Errors::InternalServerError : Errors::APIStatusError }
        chosen.new(
          printable(message),
          url: request.address, status: status, headers: response.headers, body: body || text, retry_at: retry_at
        )
      end

      # The error of a 2xx response that is not the JSON that the operation promises.
      # @param wanted [String] `body`, or `object` where other JSON is not valid.
      def self.unreadable(request, response, text, wanted = "body")
        message = "#{response.status} expected a JSON #{wanted}, received #{excerpt(response, text)}"
        Errors::APIStatusError.new(
          printable(message), url: request.address, status: response.status, headers: response.headers, body: text
        )
      end

      # The error of a 2xx response whose JSON ends early.
      def self.incomplete(request, response, text)
        Errors::APIConnectionError.new(
          printable("#{response.status} the JSON body ends early: #{excerpt(response, text)}"),
          url: request.address, status: response.status, headers: response.headers
        )
      end

      def self.retry_time(headers)
        now = Time.now
        delay = Retry.asked_delay(headers, now)
        # Rounded to milliseconds: a Float is not more precise.
        delay && (now + [delay, LATEST - now.to_f].min).round(3)
      end
      private_class_method :retry_time

      # The time until which the server asks to wait, where that exceeds the limit of this library.
      def self.patience(retry_at)
        return "" if retry_at - Time.now <= Retry::LONGEST_ASKED

        "; the server asks not to retry before #{retry_at.getutc.iso8601(3)}"
      end
      private_class_method :patience

      # Escapes characters that would move a terminal's cursor, or change the direction of a line.
      def self.printable(message)
        message.gsub(/[\p{Cc}\u2028-\u202E\u2066-\u2069]/) { |char| char.dump.delete('"') }
      end
      private_class_method :printable

      def self.clean(text, secrets)
        secrets.compact.reject(&:empty?).reduce(text) do |sofar, secret|
          sofar.gsub(secret.dup.force_encoding(Encoding::UTF_8).scrub, "[key]")
        end
      end
      private_class_method :clean

      def self.parse(text)
        JSONText.parse(text)
      rescue JSON::ParserError
        nil
      end
      private_class_method :parse

      def self.redirection(response)
        return nil unless (300..399).cover?(response.status)

        # The query of a target may contain a signature, and its authority a password, so they are omitted.
        target = response["location"]&.sub(/[?#].*/m, "")&.sub(%r{//[^/]*@}, "//")
        return "redirect without a target" if target.nil?

        "redirect to #{target}, which is not followed; point base_url at the final address"
      end
      private_class_method :redirection

      def self.stated(body)
        error = body.is_a?(Hash) ? body.fetch(:error, body) : body
        message = error.is_a?(Hash) ? error[:message] : error
        message.is_a?(String) && !message.empty? ? message : nil
      end
      private_class_method :stated

      def self.excerpt(response, text)
        line = text.split.join(" ")
        return "an empty body" if line.empty?

        cut = line.length > LONGEST_EXCERPT ? "#{line[0, LONGEST_EXCERPT]}…" : line
        "#{response["content-type"] || "a body without a content type"}: #{cut}"
      end
      private_class_method :excerpt
    end
  end
end

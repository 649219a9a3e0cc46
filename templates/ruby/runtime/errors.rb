# frozen_string_literal: true

module OpenAI
  # What this library raises on purpose.
  module Errors
    # The root of all of them.
    class Error < StandardError
    end

    # An argument that can't be sent as it is. Raised before any byte leaves.
    class InvalidInputError < Error
      # @return [String] the argument at fault, as the caller knows it: `expires_after[seconds]`.
      attr_reader :parameter

      def initialize(parameter, problem)
        @parameter = parameter
        super("#{parameter}: #{problem}")
      end
    end

    # The content of a body failed while it was read; `cause` is what its source raised.
    class BodyReadError < Error
    end

    # A list whose pages can't be followed: no items, no cursor, or a cursor that came before.
    class PagingError < Error
    end

    # A call that failed: the server refused it, or no usable answer came.
    class APIError < Error
      # @return [String] the address, without its query.
      attr_reader :url
      # @return [Integer, nil] the HTTP status; nil where no answer came.
      attr_reader :status
      # @return [Hash{String=>String}] the answer's headers, by names in lower case.
      attr_reader :headers
      # @return [Object, nil] the answer: parsed where it is JSON, else its text.
      attr_reader :body
      # @return [String, nil]
      attr_reader :code
      # @return [String, nil]
      attr_reader :param
      # @return [String, nil]
      attr_reader :type
      # @return [Time, nil] when the server asks to be called again; nil where it does not say.
      attr_reader :retry_at

      def initialize(message, url:, status: nil, headers: {}, body: nil, retry_at: nil)
        super(message)
        @url = url
        @status = status
        @headers = headers
        @body = body
        @retry_at = retry_at
        @code = member(:code)
        @param = member(:param)
        @type = member(:type)
      end

      # @return [String, nil] the answer's `x-request-id`.
      def request_id = headers["x-request-id"]

      private

      def member(name)
        inner = body.is_a?(Hash) ? body.fetch(:error, body) : nil
        value = inner.is_a?(Hash) ? inner[name] : nil
        value.is_a?(String) ? value : nil
      end
    end

    # No answer came: refused, reset or not resolved. `cause` is what the platform raised.
    class APIConnectionError < APIError
    end

    # No answer came in time.
    class APITimeoutError < APIConnectionError
    end

    # An answer whose status is not 2xx, or that does not hold what was promised.
    class APIStatusError < APIError
    end

    # 400
    class BadRequestError < APIStatusError
    end

    # 401
    class AuthenticationError < APIStatusError
    end

    # 403
    class PermissionDeniedError < APIStatusError
    end

    # 404
    class NotFoundError < APIStatusError
    end

    # 409
    class ConflictError < APIStatusError
    end

    # 422
    class UnprocessableEntityError < APIStatusError
    end

    # 429
    class RateLimitError < APIStatusError
    end

    # 500 and above
    class InternalServerError < APIStatusError
    end
  end
end

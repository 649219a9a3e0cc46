# frozen_string_literal: true

# Generated from spec/openapi.yaml by `upspec generate`; do not edit.

module OpenAI
  # The errors of this library.
  module Errors
    # The base class of all errors.
    class Error < StandardError
    end

    # An argument that can't be sent. Raised before anything is sent.
    class InvalidInputError < Error
      # @return [String] the name of the invalid argument, as the caller knows it: `expires_after[seconds]`.
      attr_reader :parameter

      def initialize(parameter, problem)
        @parameter = parameter
        super("#{parameter}: #{problem}")
      end
    end

    # The content of a body could not be read; `cause` is the error of its source.
    class BodyReadError < Error
    end

    # A list whose pages can't be followed: no items, no cursor, or a cursor that came before.
    class PagingError < Error
    end

    # A call that failed: the server rejected it, or there was no usable response.
    class APIError < Error
      # @return [String] the URL, without its query.
      attr_reader :url
      # @return [Integer, nil] the HTTP status; nil without a response.
      attr_reader :status
      # @return [Hash{String=>String}] the response's headers, by names in lower case.
      attr_reader :headers
      # @return [Object, nil] the response: parsed where it is JSON, else its text.
      attr_reader :body
      # @return [String, nil]
      attr_reader :code
      # @return [String, nil]
      attr_reader :param
      # @return [String, nil]
      attr_reader :type
      # @return [Time, nil] the earliest time for another request that the server asks for.
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

      # @return [String, nil] the argument that can be read only once, where the call was not repeated
      #   because of it: a pipe.
      attr_reader :read_once

      # @return [Array<APIError>] the errors of all attempts of the call, in order; the last one is this error.
      def attempts = [*@earlier, self]

      # The same error, of a call with earlier attempts.
      # @param errors [Array<APIError>]
      def after(errors)
        @earlier = errors
        self
      end

      # The same error for such a call.
      def unrepeated(parameter)
        copy = exception("#{message}; the call was not repeated, because #{parameter} can be read only once")
        copy.instance_variable_set(:@read_once, parameter)
        copy
      end

      # @return [String, nil] the response's `x-request-id`.
      def request_id = headers["x-request-id"]

      private

      def member(name)
        inner = body.is_a?(Hash) ? body.fetch(:error, body) : nil
        value = inner.is_a?(Hash) ? inner[name] : nil
        value.is_a?(String) ? value : nil
      end
    end

    # No response, or only a part of it: the connection was refused or reset, or the host was not found.
    # `cause` has the error, and `status` that of a response whose body ends early.
    class APIConnectionError < APIError
    end

    # No response in time.
    class APITimeoutError < APIConnectionError
    end

    # A response whose status is not 2xx, or whose body is not what the operation promises.
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

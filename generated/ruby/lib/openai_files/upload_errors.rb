# frozen_string_literal: true

# Generated from spec/openapi.yaml by `upspec generate`; do not edit.

require "time"

module OpenAI
  # The errors of uploads in parts, beside those of other calls.
  module Errors
    # The source of an upload is not the one with which the upload began.
    class SourceChangedError < Error
      # @return [Symbol] what differs: `:size`, `:modified_at` (milliseconds since the Unix epoch) or `:sample`.
      attr_reader :property
      # @return [Integer, String]
      attr_reader :expected
      # @return [Integer, String]
      attr_reader :actual

      def initialize(property, expected:, actual:)
        @property = property
        @expected = expected
        @actual = actual
        super("source: it changed since the upload began: #{difference}")
      end

      private

      def difference
        case property
        when :size then "its size is #{actual} bytes, expected #{expected}"
        when :modified_at then "its time of modification is #{time(actual)}, expected #{time(expected)}"
        else "its content differs"
        end
      end

      def time(milliseconds) = Time.at(milliseconds / 1000r).getutc.iso8601(3)
    end

    # The upload of a state has expired, so that it can't be resumed.
    class UploadExpiredError < Error
      # @return [String, Integer]
      attr_reader :upload_id
      # @return [Time]
      attr_reader :expires_at

      def initialize(upload_id, expires_at)
        @upload_id = upload_id
        @expires_at = expires_at
        super("the upload #{upload_id} expired at #{expires_at.getutc.iso8601(3)}; remove its state to start again")
      end
    end

    # An upload that failed and was not cancelled, so that it may be pending, or completed where the response to
    # its completion was lost. `cause` is the error that ended it.
    class UnfinishedUploadError < Error
      # @return [String, Integer, nil] nil where the request that creates the upload had no response.
      attr_reader :upload_id
      # @return [Hash{String=>Object}, nil] the state, with which the upload can be resumed.
      attr_reader :state

      # @param expires_at [Time, nil]
      def initialize(message, upload_id: nil, state: nil, expires_at: nil, may_be_completed: false)
        @upload_id = upload_id
        @state = state
        @may_be_completed = may_be_completed
        pending = "may be pending#{" until #{expires_at.getutc.iso8601(3)}" if expires_at}"
        super("#{subject} #{pending}: #{message}")
      end

      # Whether the server may have completed the upload, so that the file may exist.
      def may_be_completed? = @may_be_completed

      private

      def subject
        return "an upload may have been created, and" if upload_id.nil?
        return "the upload #{upload_id} was not completed and" unless may_be_completed?

        "the upload #{upload_id} may have been completed, so that its file may exist, or it"
      end
    end
  end
end

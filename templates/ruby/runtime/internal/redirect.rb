# frozen_string_literal: true

require "uri"

module OpenAI
  module Internal
    # Which redirects are followed: those that neither change the request's meaning nor expose secrets.
    # Only a 303 turns a POST into a GET, no body is sent to another origin, and another origin receives
    # only the header `accept`. A redirect that is not followed is the response.
    module Redirect
      MOST = 5

      # @return [Request, nil] the redirected request.
      def self.follow(request, response)
        target = target_of(request, response["location"])
        return nil if target.nil?

        within = origin(target) == origin(request.url)
        bare = %w[GET HEAD].include?(request.method)
        headers = within ? request.headers : request.headers.slice("accept")
        case response.status
        when 303 then bodiless(request.with(url: target, headers: headers, method: bare ? request.method : "GET"))
        when 301, 302 then bare ? request.with(url: target, headers: headers) : nil
        when 307, 308
          again = request.body.nil? || request.body.replayable?
          again && (within || bare) ? request.with(url: target, headers: headers) : nil
        end
      end

      def self.target_of(request, location)
        return nil if location.nil?

        target = URI.join(request.url, location.strip)
        return nil unless target.is_a?(URI::HTTP) && target.userinfo.nil? && !target.host.to_s.empty?
        return nil unless target.scheme == "https" || target.scheme == request.url.scheme

        target.fragment = nil
        target
      rescue URI::Error
        nil
      end
      private_class_method :target_of

      def self.origin(url) = [url.scheme, url.host.downcase, url.port]
      private_class_method :origin

      def self.bodiless(request)
        headers = request.headers.reject { |name, _| %w[content-type content-length].include?(name) }
        Request.new(method: request.method, url: request.url, headers: headers, body: nil)
      end
      private_class_method :bodiless
    end
  end
end

# frozen_string_literal: true

# Generated from spec/openapi.yaml by `upspec generate`; do not edit.

module OpenAI
  # A client for the OpenAI Files and Uploads API.
  #
  # @example
  #   openai = OpenAI::Client.new(api_key: "My API Key")
  class Client < Internal::BaseClient
    # Missing options are read from the environment. A nil for `organization` or `project` sends none.
    #
    # @param api_key [String, Hash, #call] called before each attempt, if it responds to `call`. After a response 401 it is called with the rejected key, if it has a parameter. A user may be a Hash of `username` and `password`.
    # @param base_url [String, nil]
    # @param organization [String, nil] the organization
    # @param project [String, nil] the project
    # @param max_retries [Integer] how often a failed attempt is repeated.
    # @param timeout [Numeric, nil] the timeout of one attempt in seconds; nil for no limit.
    # @param keep_alive_timeout [Numeric] the seconds for which an unused connection is kept for further calls, unless its server closes it; 0 to keep none.
    # @param initial_retry_delay [Numeric] seconds.
    # @param max_retry_delay [Numeric] seconds.
    # @param default_headers [Hash{String=>String, nil}] nil removes a header.
    # @param default_query [Hash{String=>Object}]
    def initialize(
      api_key: Internal::Settings.environment("OPENAI_API_KEY"),
      base_url: nil,
      organization: Internal::Settings.environment("OPENAI_ORG_ID"),
      project: Internal::Settings.environment("OPENAI_PROJECT_ID"),
      max_retries: 2,
      timeout: 600,
      keep_alive_timeout: 30,
      initial_retry_delay: 0.5,
      max_retry_delay: 8.0,
      default_headers: {},
      default_query: {}
    )
      own = { "openai-organization" => organization, "openai-project" => project }.compact
      given_url = base_url || Internal::Settings.environment("OPENAI_BASE_URL")
      super(
        security: Internal::Security.new(
          schemes: {
            "bearerAuth" => Internal::Credential.new(scheme: "Bearer")
          },
          alternatives: [["bearerAuth"]],
          keys: { "bearerAuth" => api_key },
          required: "OPENAI_API_KEY"
        ),
        base_url: given_url || "https://api.openai.com/v1",
        headers: [own, default_headers],
        query: default_query,
        max_retries: max_retries,
        timeout: timeout,
        keep_alive_timeout: keep_alive_timeout,
        delays: [initial_retry_delay, max_retry_delay]
      )
    end

    # @return [OpenAI::Resources::Files]
    def files = Resources::Files.new(self)

    # @return [OpenAI::Resources::Uploads]
    def uploads = Resources::Uploads.new(self)
  end
end

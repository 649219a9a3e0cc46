/**
 * The response examples of documents of others that violate their own schema: by document and pointer,
 * the first error that ajv reports for the schema of the document, as its location in the example and
 * its keyword. Such as an id that is the string "12345" where the schema asks for an integer.
 */
export const REJECTED_EXAMPLES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'box.json': {
    '#/paths/~1files~1{file_id}#get_shared_link/get/responses/200/content/application~1json/examples/default':
      '/shared_link required',
    '#/paths/~1files~1{file_id}#add_shared_link/put/responses/200/content/application~1json/examples/default':
      '/shared_link required',
    '#/paths/~1files~1{file_id}#update_shared_link/put/responses/200/content/application~1json/examples/default':
      '/shared_link required',
    '#/paths/~1files~1{file_id}#remove_shared_link/put/responses/200/content/application~1json/examples/default':
      '/shared_link type',
    '#/paths/~1folders~1{folder_id}#get_shared_link/get/responses/200/content/application~1json/examples/default':
      '/shared_link required',
    '#/paths/~1folders~1{folder_id}#add_shared_link/put/responses/200/content/application~1json/examples/default':
      '/shared_link required',
    '#/paths/~1folders~1{folder_id}#update_shared_link/put/responses/200/content/application~1json/examples/default':
      '/shared_link required',
    '#/paths/~1web_links~1{web_link_id}#get_shared_link/get/responses/200/content/application~1json/examples/default':
      '/shared_link required',
    '#/paths/~1web_links~1{web_link_id}#add_shared_link/put/responses/200/content/application~1json/examples/default':
      '/shared_link required',
    '#/paths/~1web_links~1{web_link_id}#update_shared_link/put/responses/200/content/application~1json/examples/default':
      '/shared_link required',
    '#/paths/~1web_links~1{web_link_id}#remove_shared_link/put/responses/200/content/application~1json/examples/default':
      '/shared_link type',
  },
  'hf-tgi.json': {
    '#/paths/~1tokenize/post/responses/404/content/application~1json/example': ' required',
  },
  'intercom-216.yaml': {
    '#/paths/~1macros/get/responses/200/content/application~1json/examples/large_list_preview':
      '/data/0/body type',
    '#/paths/~1admins~1{admin_id}~1away/put/responses/200/content/application~1json/examples/Successful response':
      '/away_status_reason_id type',
    '#/paths/~1admins~1activity_logs/get/responses/200/content/application~1json/examples/Successful response':
      '/activity_logs/0/metadata/before type',
    '#/paths/~1admins~1activity_logs~1search/post/responses/200/content/application~1json/examples/Successful response':
      '/activity_logs/0/metadata/before type',
    '#/paths/~1conversations~1{conversation_id}/get/responses/200/content/application~1json/examples/conversation found':
      '/conversation_parts/conversation_parts/0/id type',
    '#/paths/~1conversations~1{conversation_id}/put/responses/200/content/application~1json/examples/update a conversation with an association to a custom object instance':
      '/custom_attributes/order type',
    '#/paths/~1conversations~1{id}~1merge/post/responses/200/content/application~1json/examples/Conversation merged':
      '/admin_assignee_id type',
    '#/paths/~1custom_object_instances~1{custom_object_type_identifier}/post/responses/200/content/application~1json/examples/successful':
      '/custom_attributes/total_amount type',
    '#/paths/~1custom_object_instances~1{custom_object_type_identifier}/get/responses/200/content/application~1json/examples/successful':
      '/data/0/custom_attributes/total_amount type',
    '#/paths/~1custom_object_instances~1{custom_object_type_identifier}~1{custom_object_instance_id}/get/responses/200/content/application~1json/examples/successful':
      '/custom_attributes/total_amount type',
    '#/paths/~1messages~1whatsapp~1status/get/responses/400/content/application~1json/examples/missing message_id':
      ' required',
    '#/paths/~1messages~1status/get/responses/200/content/application~1json/examples/Successful response':
      '/ruleset_id type',
    '#/paths/~1messages~1status/get/responses/400/content/application~1json/examples/missing ruleset_id':
      ' required',
    '#/paths/~1messages~1status/get/responses/500/content/application~1json/examples/server error':
      ' required',
    '#/paths/~1tickets~1{ticket_id}~1change_type/post/responses/200/content/application~1json/examples/Successful response':
      '/ticket_state type',
  },
  'meilisearch.json': {
    '#/paths/~1batches~1{batchUid}/get/responses/200/content/application~1json/example':
      '/details type',
    '#/paths/~1dumps/post/responses/202/content/application~1json/example': '/type enum',
    '#/paths/~1indexes~1{indexUid}~1similar/get/responses/200/content/application~1json/example':
      ' required',
    '#/paths/~1indexes~1{indexUid}~1similar/post/responses/200/content/application~1json/example':
      ' required',
    '#/paths/~1tasks/get/responses/200/content/application~1json/example':
      '/results/0/details type',
    '#/paths/~1tasks~1{taskUid}/get/responses/200/content/application~1json/example':
      '/details type',
  },
  'mistral.yaml': {
    '#/paths/~1v1~1models/get/responses/200/content/application~1json/examples/userExample':
      ' type',
    '#/paths/~1v1~1models~1{model_id}/get/responses/200/content/application~1json/examples/userExample':
      ' oneOf',
    '#/paths/~1v1~1files/post/responses/200/content/application~1json/examples/userExample':
      '/bytes type',
    '#/paths/~1v1~1files/get/responses/200/content/application~1json/examples/userExample':
      '/data/0/bytes type',
    '#/paths/~1v1~1files~1{file_id}/get/responses/200/content/application~1json/examples/userExample':
      '/bytes type',
    '#/paths/~1v1~1fim~1completions/post/responses/200/content/application~1json/examples/userExample':
      ' required',
    '#/paths/~1v1~1agents~1completions/post/responses/200/content/application~1json/examples/userExample':
      '/usage/prompt_audio_seconds type',
    '#/paths/~1v1~1embeddings/post/responses/200/content/application~1json/examples/userExample':
      ' required',
    '#/paths/~1v1~1ocr/post/responses/200/content/application~1json/examples/userExample':
      '/pages/2/dimensions required',
  },
  'twilio-messaging.yaml': {
    '#/paths/~1v1~1a2p~1BrandRegistrations~1{Sid}/get/responses/200/content/application~1json/examples/fetchSoleProprietorPending':
      '/identity_status type',
    '#/paths/~1v1~1a2p~1BrandRegistrations~1{BrandSid}~1Vettings/post/responses/201/content/application~1json/examples/create':
      '/brand_vetting_sid minLength',
    '#/paths/~1v1~1a2p~1BrandRegistrations~1{BrandSid}~1Vettings/post/responses/202/content/application~1json/examples/create202Response':
      '/brand_vetting_sid minLength',
    '#/paths/~1v1~1a2p~1BrandRegistrations~1{BrandSid}~1Vettings/get/responses/200/content/application~1json/examples/read':
      '/data/0/brand_vetting_sid minLength',
    '#/paths/~1v1~1a2p~1BrandRegistrations~1{BrandSid}~1Vettings~1{BrandVettingSid}/get/responses/200/content/application~1json/examples/fetch':
      '/brand_vetting_sid minLength',
  },
};

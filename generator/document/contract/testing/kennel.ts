/** An API unlike that of files: integer ids, 201 with Location, 204, ETags, two ways of paging. */
export const KENNEL = `
servers: [{url: 'https://{region}.kennel.example/v2/', variables: {region: {default: eu}}}]
security: [{key: []}]
paths:
  /owners:
    post:
      operationId: createOwner
      requestBody: {required: true, content: {application/json: {schema: {$ref: '#/components/schemas/NewOwner'}, example: {name: Ada}}}}
      responses:
        '201':
          description: made
          headers: {Location: {required: true, schema: {type: string, format: uri-reference}}}
        default: {$ref: '#/components/responses/Problem'}
  /owners/{ownerId}:
    parameters: [{$ref: '#/components/parameters/OwnerId'}]
    get:
      operationId: getOwner
      responses:
        '200':
          description: one
          headers: {ETag: {schema: {type: string}}}
          content:
            application/json: {schema: {$ref: '#/components/schemas/Owner'}}
            application/xml; charset=utf-8: {schema: {type: string}}
    put:
      operationId: putOwner
      parameters: [{name: If-Match, in: header, schema: {type: string}}]
      requestBody: {content: {application/json: {schema: {$ref: '#/components/schemas/NewOwner'}}}}
      responses: {'204': {description: done}}
    delete:
      operationId: deleteOwner
      security: []
      responses: {'204': {description: gone}}
  /owners/{ownerId}/pets:
    parameters: [{$ref: '#/components/parameters/OwnerId'}]
    post:
      operationId: createPet
      requestBody: {content: {application/json: {schema: {type: object, properties: {name: {type: string}}}}}}
      responses: {'201': {description: made, content: {application/json: {schema: {$ref: '#/components/schemas/Pet'}}}}}
    get:
      operationId: listPets
      security: [{key: []}, {user: [], session: []}, {}]
      parameters:
        - {name: page, in: query, schema: {type: integer}}
        - {name: per_page, in: query, schema: {type: integer}}
        - {name: tags, in: query, style: pipeDelimited, schema: {type: array, items: {type: string}}}
        - {name: theme, in: cookie, schema: {type: string}}
      responses: {'200': {description: all, content: {application/json: {schema: {type: array, items: {$ref: '#/components/schemas/Pet'}}}}}}
  /pets/{petId}:
    parameters: [{name: petId, in: path, required: true, schema: {type: string, format: uuid}, example: 0b1c}]
    get:
      operationId: getPet
      responses: {'200': {description: one, content: {application/json: {schema: {$ref: '#/components/schemas/Pet'}}}}}
    delete:
      operationId: deletePet
      responses: {'204': {description: gone}}
  /pets/{petId}/photo:
    parameters: [{name: petId, in: path, required: true, schema: {type: string, format: uuid}}]
    get:
      operationId: getPhoto
      responses: {'200': {description: bytes, content: {image/png: {}}}}
  /visits:
    get:
      operationId: listVisits
      parameters: [{name: cursor, in: query, schema: {type: string}}, {name: limit, in: query, schema: {type: integer}}]
      responses:
        '200':
          description: a page
          content:
            application/json:
              schema:
                type: object
                properties:
                  items: {type: array, items: {oneOf: [{$ref: '#/components/schemas/CheckUp'}, {$ref: '#/components/schemas/Surgery'}], discriminator: {propertyName: kind, mapping: {check: '#/components/schemas/CheckUp', surgery: Surgery}}}}
                  paging: {type: object, properties: {next_cursor: {type: [string, 'null']}, has_more: {type: boolean}}}
components:
  parameters:
    OwnerId: {name: ownerId, in: path, required: true, schema: {type: integer}}
  responses:
    Problem: {description: no, content: {application/problem+json: {schema: {type: object, properties: {type: {type: string}, detail: {type: string}}}}}}
  securitySchemes:
    key: {type: apiKey, in: header, name: X-Key}
    user: {type: http, scheme: Basic}
    session: {type: apiKey, in: cookie, name: sid}
    token: {type: oauth2, flows: {}}
    tls: {type: mutualTLS}
    digest: {type: http, scheme: digest}
  schemas:
    NewOwner: {type: object, required: [name], properties: {name: {type: string, nullable: true}, password: {type: string, writeOnly: true}}}
    Owner: {allOf: [{$ref: '#/components/schemas/NewOwner'}, {type: object, required: [id], properties: {id: {type: integer, readOnly: true}}}]}
    Pet: {type: object, properties: {id: {type: string, format: uuid}, owner_id: {type: integer}, mother: {$ref: '#/components/schemas/Pet'}, born: {type: string, format: date-time}}}
    CheckUp: {type: object, properties: {kind: {type: string}, pet_id: {type: string}}}
    Surgery: {type: object, properties: {kind: {type: string}, pet_id: {type: string}, hours: {type: number}}}
`;

import { afterAll, beforeAll, expect, test } from 'vitest';
import type { RunningMock } from '../../conformance/mock/open-mock.js';
import { openInlineMock, send } from './open-inline-mock.js';

const document = `
openapi: 3.1.0
info: { title: Shop, version: '1' }
paths:
  /orders:
    post:
      operationId: addOrder
      requestBody:
        required: true
        content:
          application/json:
            schema:
              type: object
              required: [goods, speed]
              properties: { goods: { type: string }, speed: { enum: [slow, fast] } }
      responses:
        '201': { description: Added., content: { application/json: { schema: { $ref: '#/components/schemas/Order' }, example: { id: order_1000, goods: tea, speed: slow, state: open } } } }
  /orders/{orderId}:
    parameters: [{ name: orderId, in: path, required: true, schema: { type: string } }]
    get:
      operationId: getOrder
      responses:
        '200': { description: An order., content: { application/json: { schema: { $ref: '#/components/schemas/Order' } } } }
  /orders/{orderId}/ship:
    parameters: [{ name: orderId, in: path, required: true, schema: { type: string } }]
    post:
      operationId: shipOrder
      x-upspec-lifecycle: { creates: [{ resource: parcels, id: /parcel/id }] }
      responses:
        '200':
          description: Shipped.
          content:
            application/json:
              schema: { $ref: '#/components/schemas/Order' }
              example: { id: order_1000, goods: tea, speed: slow, state: shipped, parcel: { id: parcel_7, goods: tea } }
  /orders/{orderId}/cancel:
    parameters: [{ name: orderId, in: path, required: true, schema: { type: string } }]
    post:
      operationId: cancelOrder
      x-upspec-lifecycle: { ends: orders }
      responses:
        '200':
          description: Cancelled.
          content:
            application/json:
              schema: { $ref: '#/components/schemas/Order' }
              example: { id: order_1000, goods: tea, speed: slow, state: cancelled }
  /parcels/{parcelId}:
    parameters: [{ name: parcelId, in: path, required: true, schema: { type: string } }]
    get:
      operationId: getParcel
      responses:
        '200': { description: A parcel., content: { application/json: { schema: { $ref: '#/components/schemas/Parcel' } } } }
    delete:
      operationId: removeParcel
      responses: { '204': { description: Removed. } }
components:
  schemas:
    Parcel: { type: object, required: [id, goods], properties: { id: { type: string }, goods: { type: string } } }
    Order:
      type: object
      required: [id, goods, speed, state]
      properties:
        id: { type: string }
        goods: { type: string }
        speed: { enum: [slow, fast] }
        state: { enum: [open, shipped, cancelled] }
        parcel: { $ref: '#/components/schemas/Parcel' }
`;

let mock: RunningMock;
beforeAll(async () => {
  mock = await openInlineMock(document);
});
afterAll(() => mock.close());

async function order(): Promise<string> {
  const { body } = await send(mock, 'POST /orders', { body: { goods: 'ink', speed: 'fast' } });
  return (body as { id: string }).id;
}

test('an object that ends keeps what the client sent, and takes the state of the example', async () => {
  const id = await order();
  const expected = { id, goods: 'ink', speed: 'fast', state: 'cancelled' };
  expect((await send(mock, `POST /orders/${id}/cancel`)).body).toEqual(expected);
  expect((await send(mock, `GET /orders/${id}`)).body).toEqual(expected);
});

test('an object within the one that it is created from has the same values', async () => {
  const id = await order();
  const { body } = await send(mock, `POST /orders/${id}/ship`);
  expect(body).toMatchObject({ id, goods: 'ink', speed: 'fast', state: 'shipped' });
  const { parcel } = body as { parcel: { id: string; goods: string } };
  expect(parcel).toEqual({ id: expect.stringMatching(/^parcel_[\da-f]{6}$/), goods: 'ink' });
  expect((await send(mock, `GET /parcels/${parcel.id}`)).body).toEqual(parcel);
  expect((await send(mock, 'POST /orders/order_none/ship')).status).toBe(404);
});

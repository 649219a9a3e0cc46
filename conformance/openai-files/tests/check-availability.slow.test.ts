import { testClosedConnections, testOccasionalOutages } from '../../testing/occasional-outages.js';

testOccasionalOutages({
  groups: ['files/create/*', 'files/delete/**', 'uploads/complete/*', 'uploads/parts/*'],
  seeds: [1, 2],
  periods: [10, 25],
});

testClosedConnections({ only: ['files/create/*', 'uploads/parts/*'], period: 40 });

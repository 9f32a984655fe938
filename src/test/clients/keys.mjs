import { pair } from './report.mjs';

const NO_KEY = 'keymanagement.service.InvalidClientIdForGivenApp';

/** Keys that a client brings along, and what is done to them. */
export async function keys(client, app, { manual }) {
  const { report } = client;
  const own = { consumerKey: 'clients-own_key-1', consumerSecret: 'clients-own_secret-1' };
  const requestBody = { ...own, apiProducts: [manual], status: 'revoked', expiresInSeconds: '3600', attributes: [pair('from', 'gateway')] };
  const made = await client.call('developers.apps.keys.create', { parent: app.name, requestBody });
  report.holds(made, { ...own, status: 'approved', attributes: requestBody.attributes }, 'imported key');
  report.equal(made.apiProducts, undefined, 'products of an imported key');
  report.near(Number(made.expiresAt) - Number(made.issuedAt), 3_600_000, 'lifetime of an imported key');
  await client.refused('developers.apps.keys.create', { parent: app.name, requestBody }, 409);

  const name = `${app.name}/keys/${own.consumerKey}`;
  report.equal(await client.call('developers.apps.keys.get', { name }), made, 'key by its consumer key');
  report.equal(await client.call('developers.apps.keys.get', { name: `${app.name}/keys/${made.keyId}` }), made, 'key by its id');
  await merged(client, name, manual);
  await removed(client, name, manual);
  await client.refused('developers.apps.keys.get', { name: `${app.name}/keys/nowhere` }, 404, NO_KEY, 'Invalid consumer key for Given App');

  const second = { consumerKey: 'clients-own_key-2', consumerSecret: 'clients-own_secret-2' };
  const created = await client.call('developers.apps.keys.create.create', { parent: app.name, requestBody: second });
  report.holds(created, { ...second, status: 'approved', expiresAt: '-1' }, 'key made by keys/create');
}

async function merged(client, name, product) {
  const { report } = client;
  const added = { apiProducts: [product], attributes: [pair('from', 'pipeline')] };
  const key = await client.call('developers.apps.keys.updateDeveloperAppKey', { name, requestBody: added });
  report.equal(key.apiProducts, [{ apiproduct: product, status: 'pending' }], 'product added to the key');
  report.equal(key.attributes, added.attributes, 'attributes replaced');
  const grant = `${name}/apiproducts/${product}`;
  const record = { action: 'approve', type: 'grant', before: 'pending', after: 'approved' };
  await client.decide('developers.apps.keys.apiproducts.updateDeveloperAppKeyApiProduct', { name: grant, action: 'approve' }, record);
  for (const method of ['updateDeveloperAppKey', 'replaceDeveloperAppKey']) {
    const again = await client.call(`developers.apps.keys.${method}`, { name, requestBody: { apiProducts: [product] } });
    report.equal(again.apiProducts, [{ apiproduct: product, status: 'approved' }], `${method} with a product that is there`);
    report.equal(again.attributes, added.attributes, `${method} without attributes`);
  }
  const scoped = await client.call('developers.apps.keys.replaceDeveloperAppKey', { name, requestBody: { scopes: ['READ'] } });
  report.equal([scoped.scopes, scoped.apiProducts.length], [['READ'], 1], 'scopes replaced');
  await client.refused('developers.apps.keys.replaceDeveloperAppKey', { name, requestBody: { scopes: ['ADMIN'] } }, 400, 'keymanagement.service.InvalidScopes');
}

async function removed(client, name, product) {
  const { report } = client;
  const grant = { name: `${name}/apiproducts/${product}` };
  const left = await client.call('developers.apps.keys.apiproducts.delete', grant);
  report.equal(left.apiProducts, undefined, 'products after the removal');
  await client.refused('developers.apps.keys.apiproducts.delete', grant, 400, undefined, 'APIProduct is not associated with consumer key');
  const gone = await client.call('developers.apps.keys.delete', { name });
  report.equal(gone.consumerKey, 'clients-own_key-1', 'deleted key');
  await client.refused('developers.apps.keys.get', { name }, 404, NO_KEY);
}

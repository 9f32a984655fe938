import { organization, pair } from './report.mjs';

export async function organizations(client) {
  const { report } = client;
  const { organizations } = await client.call('list', { parent: 'organizations' });
  report.equal(organizations.map((o) => o.organization).includes(organization), true, 'the organization is listed');
  const read = await client.call('get', { name: client.org });
  report.equal(read.name, organization, 'organization.name');
  report.equal(Array.isArray(read.properties?.property), true, 'organization.properties.property is a list');
}

/** @return the names of a product that needs approval and of one that does not */
export async function products(client) {
  const { report, org } = client;
  const manual = 'Clients 100% $-_.';
  const auto = 'Clients-Auto';
  const content = {
    name: manual,
    displayName: 'Clients, manual',
    description: 'What needs a decision',
    approvalType: 'manual',
    environments: ['prod', 'test'],
    proxies: ['weather'],
    apiResources: ['/**'],
    scopes: ['READ', 'WRITE'],
    quota: '100',
    quotaInterval: '1',
    quotaTimeUnit: 'minute',
    attributes: [pair('access', 'private'), pair('owner', 'team weather')],
  };
  const made = await client.call('apiproducts.create', { parent: org, requestBody: content });
  report.holds(sorted(made), sorted(content), 'created product');
  const operationGroup = {
    operationConfigType: 'proxy',
    operationConfigs: [{ apiSource: 'orders', operations: [{ resource: '/v1/**', methods: ['GET', 'POST'] }], quota: { limit: '10', interval: '1', timeUnit: 'minute' } }],
  };
  const plain = { name: auto, displayName: 'Clients, automatic', approvalType: 'auto', scopes: ['READ'], operationGroup };
  report.holds(await client.call('apiproducts.create', { parent: org, requestBody: plain }), plain, 'created product');
  await client.refused('apiproducts.create', { parent: org, requestBody: plain }, 409);

  const name = `${org}/apiproducts/${manual}`;
  const read = await client.call('apiproducts.get', { name });
  report.equal(read, made, 'product as read');
  await client.refused('apiproducts.get', { name: `${org}/apiproducts/nowhere` }, 404);
  await listed(client, manual);

  const changed = await client.call('apiproducts.update', { name, requestBody: { ...read, description: 'Changed' } });
  report.holds(sorted(changed), sorted({ ...content, description: 'Changed' }), 'updated product');
  const moved = await client.call('apiproducts.move', { name, requestBody: { space: '' } });
  report.equal(moved.name, manual, 'moved product');
  await attributes(client, 'apiproducts', name, 'updateApiProductAttribute', 'name');
  return { manual, auto };
}

/** A product's attributes come back in an order of their own. */
function sorted(product) {
  return { ...product, attributes: [...(product.attributes ?? [])].sort((a, b) => a.name.localeCompare(b.name)) };
}

async function listed(client, name) {
  const { report, org: parent } = client;
  const { apiProduct: short } = await client.call('apiproducts.list', { parent });
  report.equal(short.find((p) => p.name === name), { name }, 'product in the short list');
  const { apiProduct: full } = await client.call('apiproducts.list', { parent, expand: true, count: '2', startKey: name });
  report.equal(full[0]?.name, name, 'the list starts with startKey');
  report.equal(full[0]?.approvalType, 'manual', 'product in the expanded list');
  report.equal(full.length, 2, 'as many products as asked for');
  const { apiProduct: found } = await client.call('apiproducts.list', { parent, attributename: 'owner', attributevalue: 'team weather' });
  report.equal(found, [{ name }], 'products with the attribute');
}

/** All five attribute methods of a resource. */
export async function attributes(client, resource, name, update, one) {
  const { report } = client;
  const wanted = [pair('owner', 'team orders'), pair('cost centre/50%', 'A & B')];
  const replaced = await client.call(`${resource}.attributes`, { [one]: name, requestBody: { attribute: wanted } });
  report.equal(replaced, { attribute: wanted }, `${resource}.attributes`);
  report.equal(await client.call(`${resource}.attributes.list`, { parent: name }), { attribute: wanted }, `${resource}.attributes.list`);
  const owner = `${name}/attributes/owner`;
  report.equal(await client.call(`${resource}.attributes.get`, { name: owner }), wanted[0], `${resource}.attributes.get`);
  const other = pair('owner', 'team stock');
  report.equal(await client.call(`${resource}.attributes.${update}`, { name: owner, requestBody: other }), other, `${resource}.attributes.${update}`);
  report.equal(await client.call(`${resource}.attributes.delete`, { name: owner }), other, `${resource}.attributes.delete`);
  await client.refused(`${resource}.attributes.get`, { name: owner }, 404);
  report.equal(await client.call(`${resource}.attributes.list`, { parent: name }), { attribute: [wanted[1]] }, `${resource} attributes left`);
}

export async function productsGo(client, { manual, auto }) {
  for (const product of [manual, auto]) {
    const gone = await client.call('apiproducts.delete', { name: `${client.org}/apiproducts/${product}` });
    client.report.equal(gone.name, product, 'deleted product');
    await client.refused('apiproducts.get', { name: `${client.org}/apiproducts/${product}` }, 404);
  }
}

import { pair } from './report.mjs';
import { attributes } from './products.mjs';

const DAY = 86_400_000;

/** @return the app as read, with its name as a resource */
export async function apps(client, developer, { manual, auto }) {
  const { report } = client;
  const content = {
    name: 'Clients app 50%',
    callbackUrl: 'https://example.com/callback',
    scopes: ['READ'],
    attributes: [pair('DisplayName', 'Clients app'), pair('Notes', 'made by a client')],
  };
  const requestBody = { ...content, apiProducts: [manual, auto], keyExpiresIn: String(30 * DAY) };
  const made = await client.call('developers.apps.create', { parent: developer.name, requestBody });
  report.holds(made, { ...content, status: 'approved', developerId: developer.developerId }, 'created app');
  const [key, ...others] = made.credentials;
  report.equal(others, [], 'one key is made');
  report.equal(Object.fromEntries(key.apiProducts.map((p) => [p.apiproduct, p.status])), { [manual]: 'pending', [auto]: 'approved' }, 'products of the key');
  report.near(Number(key.expiresAt) - Number(key.issuedAt), 30 * DAY, 'lifetime of the key');
  await refusals(client, developer, requestBody);

  const name = `${developer.name}/apps/${content.name}`;
  report.equal(await client.call('developers.apps.get', { name }), made, 'app by name');
  report.equal(await client.call('developers.apps.get', { name: `${developer.name}/apps/${made.appId}` }), made, 'app by id');
  await listed(client, developer, made);
  await mintedAndUpdated(client, name, made, auto);
  await attributes(client, 'developers.apps', name, 'updateDeveloperAppAttribute', 'name');
  await threeLevels(client, name, key, manual);
  return { ...made, name };
}

async function refusals(client, developer, requestBody) {
  await client.refused('developers.apps.create', { parent: developer.name, requestBody }, 409, undefined, 'App with name');
  const unknown = { name: 'other', apiProducts: ['nowhere'] };
  await client.refused('developers.apps.create', { parent: developer.name, requestBody: unknown }, 400);
  const scopes = { name: 'other', apiProducts: requestBody.apiProducts, scopes: ['ADMIN'] };
  await client.refused('developers.apps.create', { parent: developer.name, requestBody: scopes }, 400, 'keymanagement.service.InvalidScopes', 'Invalid scopes');
  const missing = `${developer.name}/apps/nowhere`;
  await client.refused('developers.apps.get', { name: missing }, 404, 'developer.service.AppDoesNotExist', 'App named nowhere does not exist under');
}

async function listed(client, developer, app) {
  const { report, org: parent } = client;
  const own = { parent: developer.name };
  const { app: short } = await client.call('developers.apps.list', own);
  report.equal(short.length, 1, 'apps of the developer');
  const { app: full } = await client.call('developers.apps.list', { ...own, expand: true, count: '5', startKey: app.name });
  report.equal(full, [app], 'apps of the developer, expanded');
  await client.call('developers.apps.list', { ...own, shallowExpand: true });
  const { developer: owners } = await client.call('developers.list', { parent, app: app.name });
  report.equal(owners, [{ email: developer.email }], 'who has an app of this name');

  const { app: one } = await client.call('apps.list', { parent, ids: app.appId, expand: true, includeCred: true });
  report.equal(one.map((a) => [a.appId, a.credentials.length]), [[app.appId, 1]], 'the app asked for');
  const { app: found } = await client.call('apps.list', { parent, filter: `consumerKey=${app.credentials[0].consumerKey}` });
  report.equal(found, [{ appId: app.appId }], 'whose key it is');
  const { app: rows } = await client.call('apps.list', { parent, rows: '2', startKey: app.appId });
  report.equal(rows[0], { appId: app.appId }, 'the list starts with startKey');
  const filters = { parent, status: 'approved', keyStatus: 'approved', apptype: 'developer', pageSize: 1 };
  const { app: first, nextPageToken: pageToken } = await client.call('apps.list', filters);
  const { app: second } = await client.call('apps.list', { ...filters, pageToken });
  report.equal([first.length, second.length, first[0].appId === second[0].appId], [1, 1, false], 'two pages of one app');
  const { app: byProduct } = await client.call('apps.list', { parent, apiProduct: app.credentials[0].apiProducts[0].apiproduct });
  report.equal(byProduct, [{ appId: app.appId }], 'apps of the product');
  const read = await client.call('apps.get', { name: `${parent}/apps/${app.appId}` });
  report.equal([read.name, read.status, read.developerId], [app.name, 'approved', developer.developerId], 'app by id');
}

async function mintedAndUpdated(client, name, app, auto) {
  const { report } = client;
  const requestBody = { apiProducts: [auto], keyExpiresIn: '-1', attributes: app.attributes, callbackUrl: app.callbackUrl };
  const minted = await client.call('developers.apps.generateKeyPairOrUpdateDeveloperAppStatus', { name, requestBody });
  report.equal(minted.credentials.length, 2, 'keys after minting');
  report.equal(minted.credentials[1].consumerKey, app.credentials[0].consumerKey, 'the older key comes last');
  report.equal(minted.credentials[0].expiresAt, '-1', 'a key that never expires');
  const changed = await client.call('developers.apps.update', { name, requestBody: { ...minted, callbackUrl: 'https://example.com/new' } });
  report.equal([changed.callbackUrl, changed.credentials.length], ['https://example.com/new', 2], 'updated app');
}

/** Approve and revoke at product, key and app level, each of which leaves the others alone. */
async function threeLevels(client, app, { consumerKey, keyId }, product) {
  const { report } = client;
  const key = `${app}/keys/${consumerKey}`;
  const levels = [
    ['developers.apps.keys.apiproducts.updateDeveloperAppKeyApiProduct', `${key}/apiproducts/${product}`, 'grant', ['approve', 'revoke', 'approve']],
    ['developers.apps.keys.updateDeveloperAppKey', key, 'credential', ['revoke', 'approve']],
    ['developers.apps.keys.updateDeveloperAppKey', `${app}/keys/${keyId}`, 'credential', ['revoke', 'approve']],
    ['developers.apps.generateKeyPairOrUpdateDeveloperAppStatus', app, 'app', ['revoke', 'approve']],
  ];
  const expected = { grant: 'pending', credential: 'approved', app: 'approved' };
  for (const [method, name, type, actions] of levels) {
    for (const action of actions) {
      const after = { approve: 'approved', revoke: 'revoked' }[action];
      await client.decide(method, { name, action }, { action, type, before: expected[type], after });
      await client.call(method, { name, action });
      expected[type] = after;
      const read = await client.call('developers.apps.get', { name: app });
      const credential = read.credentials.find((c) => c.keyId === keyId);
      const grant = credential.apiProducts.find((p) => p.apiproduct === product);
      report.equal({ grant: grant.status, credential: credential.status, app: read.status }, expected, `${action} ${type}`);
    }
  }
}

export async function appsGo(client, { name, appId }) {
  const gone = await client.call('developers.apps.delete', { name });
  client.report.equal(gone.appId, appId, 'deleted app');
  await client.refused('developers.apps.get', { name }, 404);
}

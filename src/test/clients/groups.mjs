import { pair } from './report.mjs';

/** App groups with their apps, keys and products. */
export async function groups(client, { manual, auto }) {
  const { report, org: parent } = client;
  const content = {
    name: 'clients-group',
    displayName: 'Clients group',
    channelId: 'storefront',
    channelUri: 'https://example.com/store',
    attributes: [pair('region', 'west')],
  };
  const made = await client.call('appgroups.create', { parent, requestBody: content });
  report.holds(made, { ...content, status: 'active' }, 'created group');
  await client.refused('appgroups.create', { parent, requestBody: content }, 409);
  const name = `${parent}/appgroups/${content.name}`;
  report.equal(await client.call('appgroups.get', { name }), made, 'group as read');
  await client.refused('appgroups.get', { name: `${parent}/appgroups/nowhere` }, 404);
  const { appGroups } = await client.call('appgroups.list', { parent, pageSize: 1000, filter: `channelId=${content.channelId}` });
  report.equal(appGroups?.map((g) => g.name), [content.name], 'groups of the channel');
  const { appGroups: page, nextPageToken } = await client.call('appgroups.list', { parent, pageSize: 1 });
  report.equal(page.length, 1, 'one group a page');
  if (nextPageToken) {
    const { appGroups: next } = await client.call('appgroups.list', { parent, pageSize: 1, pageToken: nextPageToken });
    report.equal(next[0].name === page[0].name, false, 'the next page has another group');
  }
  const changed = await client.call('appgroups.update', { name, requestBody: { ...made, displayName: 'Renamed' } });
  report.holds(changed, { ...content, displayName: 'Renamed' }, 'updated group');
  await decided(client, 'appgroups.update', name, 'app-group', 'active', [
    ['inactive', 'deactivate', 'inactive'],
    ['active', 'activate', 'active'],
  ]);
  await groupApps(client, name, manual, auto);
  report.equal((await client.call('appgroups.delete', { name })).name, content.name, 'deleted group');
  await client.refused('appgroups.get', { name }, 404);
}

async function groupApps(client, group, manual, auto) {
  const { report } = client;
  const content = { name: 'Group app', callbackUrl: 'https://example.com/g', attributes: [pair('DisplayName', 'Group app')] };
  const requestBody = { ...content, apiProducts: [manual], keyExpiresIn: '3600' };
  const made = await client.call('appgroups.apps.create', { parent: group, requestBody });
  report.holds(made, { ...content, appGroup: 'clients-group', status: 'approved' }, 'created app');
  report.near(Number(made.credentials[0].expiresAt) - Number(made.credentials[0].issuedAt), 3_600_000, 'seconds here, not milliseconds');
  const name = `${group}/apps/${content.name}`;
  report.equal(await client.call('appgroups.apps.get', { name }), made, 'app of the group');
  const { appGroupApps } = await client.call('appgroups.apps.list', { parent: group, pageSize: 10 });
  report.equal(appGroupApps.length, 1, 'apps of the group');
  const changed = await client.call('appgroups.apps.update', { name, requestBody: { ...content, callbackUrl: 'https://example.com/h' } });
  report.equal([changed.callbackUrl, changed.credentials.length], ['https://example.com/h', 1], 'updated app');
  await decided(client, 'appgroups.apps.update', name, 'app', 'approved', DECISIONS);
  await groupKeys(client, name, made.credentials[0], manual, auto);
  report.equal((await client.call('appgroups.apps.delete', { name })).appId, made.appId, 'deleted app');
  await client.refused('appgroups.apps.get', { name }, 404);
}

async function groupKeys(client, app, first, manual, auto) {
  const { report } = client;
  const own = { consumerKey: 'group-own_key', consumerSecret: 'group-own_secret' };
  const made = await client.call('appgroups.apps.keys.create', { parent: app, requestBody: { ...own, expiresInSeconds: '60' } });
  report.holds(made, { ...own, status: 'approved' }, 'imported key');
  const name = `${app}/keys/${own.consumerKey}`;
  report.equal(await client.call('appgroups.apps.keys.get', { name }), made, 'key of the group');

  const update = 'appgroups.apps.keys.updateAppGroupAppKey';
  const requestBody = { apiProducts: [auto, auto], appGroupAppKey: { scopes: ['READ'], attributes: [pair('a', 'b')] } };
  const changed = await client.call(update, { name, requestBody });
  report.holds(changed, { apiProducts: [{ apiproduct: auto, status: 'approved' }], scopes: ['READ'], attributes: [pair('a', 'b')] }, 'updated key');
  for (const [action, before, after] of [['revoke', 'approved', 'revoked'], ['approve', 'revoked', 'approved']]) {
    const record = { action, type: 'credential', before, after };
    const read = await client.decide(update, { name, requestBody: { action } }, record);
    report.equal(read.status, after, `${action} in the body`);
  }
  const grant = `${app}/keys/${first.consumerKey}/apiproducts/${manual}`;
  await decided(client, 'appgroups.apps.keys.apiproducts.updateAppGroupAppKeyApiProduct', grant, 'grant', 'pending', DECISIONS);
  const left = await client.call('appgroups.apps.keys.apiproducts.delete', { name: `${name}/apiproducts/${auto}` });
  report.equal(left.apiProducts, undefined, 'products after the removal');
  report.equal((await client.call('appgroups.apps.keys.delete', { name })).consumerKey, own.consumerKey, 'deleted key');
  await client.refused('appgroups.apps.keys.get', { name }, 404);
}

const DECISIONS = [
  ['revoke', 'revoke', 'revoked'],
  ['approve', 'approve', 'approved'],
];

async function decided(client, method, name, type, before, moves) {
  for (const [action, verb, after] of moves) {
    await client.decide(method, { name, action }, { action: verb, type, before, after });
    before = after;
  }
}

// The community's Edge client of the vendor, against the Edge dialect.
import apigeejs from 'apigee-edge-js';
import { Report, organization, token, url } from './report.mjs';

const report = new Report();
const edge = `${url}/edge`;
const email = 'Edge.Dev@Example.com';
const appName = 'Edge app 1';
const product = 'Edge-Product';

await report.tell(async () => {
  const common = { mgmtServer: edge, org: organization };
  const basic = { ...common, user: process.env.KUNCI_OPERATOR, password: token, no_token: true };
  const org = await apigeejs.edge.connect(basic);
  report.equal(typeof org.conn.orgProperties, 'object', 'properties of the organization');
  report.equal((await org.get()).name, organization, 'organization');
  const bearer = await apigeejs.edge.connect({ ...common, token });

  await owner(org);
  const app = await bearer.developerapps.create({ email, appName, apiProduct: product, expiry: '30d' });
  report.equal(app.credentials.length, 1, 'keys of a new app');
  await decide(org, app);
  await keys(org, app);
  report.seen.app = JSON.stringify(await org.developerapps.get({ email, appName }));
  const auditor = await apigeejs.edge.connect({ ...common, token: process.env.KUNCI_AUDITOR_TOKEN });
  report.seen.audits = await auditor.audits.get({ startTime: Date.now() - 3_600_000 });
  await refusals(org);
  await remove(org);
});

async function owner(org) {
  const developer = await org.developers.create({ email, firstName: 'Eddy', lastName: 'Ge', userName: 'edge', attributes: { level: '1' } });
  report.equal(typeof developer.createdAt, 'number', 'createdAt of a developer');
  report.equal(developer.createdBy, process.env.KUNCI_OPERATOR, 'createdBy of a developer');
  report.equal((await org.developers.get({ id: developer.developerId })).email, developer.email, 'developer by id');
  const made = await org.products.create({ name: product, proxy: 'weather', approvalType: 'manual', envs: ['test'] });
  report.equal([made.name, typeof made.lastModifiedAt], [product, 'number'], 'product');
  report.equal((await org.products.get()).includes(product), true, 'product names are strings');
  report.equal((await org.developers.get()).includes(developer.email), true, 'e-mails are strings');
  report.equal((await org.products.get({ expand: true })).apiProduct.some((p) => p.name === product), true, 'expanded products');
}

/** Every level, by the client where it can and by plain POSTs of the four kinds where it cannot. */
async function decide(org, { credentials: [{ consumerKey: key }] }) {
  const kinds = [
    { headers: { 'content-type': 'application/octet-stream' } },
    {},
    { headers: { 'content-type': 'application/json' }, body: '{}' },
    { headers: { 'content-type': 'application/x-www-form-urlencoded' }, body: '' },
  ];
  let before = 'pending';
  for (const [n, kind] of kinds.entries()) {
    const action = n % 2 ? 'revoke' : 'approve';
    const after = n % 2 ? 'revoked' : 'approved';
    const reason = encodeURIComponent(report.reason({ action, type: 'grant', before, after }));
    const place = `/v1/o/${organization}/developers/${email}/apps/${encodeURIComponent(appName)}/keys/${key}/apiproducts/${product}`;
    const headers = { authorization: `Bearer ${token}`, ...kind.headers };
    const answer = await fetch(`${edge}${place}?action=${action}&reason=${reason}`, { ...kind, headers, method: 'POST' });
    report.equal([answer.status, await answer.text()], [204, ''], `${action} product, kind ${n}`);
    await statuses(org, { grant: after, key: 'approved', app: 'approved' });
    before = after;
  }
  await org.appcredentials.revoke({ email, appName, key });
  await statuses(org, { grant: 'revoked', key: 'revoked', app: 'approved' });
  await org.appcredentials.approve({ email, appName, key });
  await org.developerapps.revoke({ email, appName });
  await statuses(org, { grant: 'revoked', key: 'approved', app: 'revoked' });
  await org.developerapps.approve({ email, appName });
  await org.developers.revoke({ email });
  report.equal((await org.developers.get({ email })).status, 'inactive', 'developer');
  await org.developers.approve({ email });
  await statuses(org, { grant: 'revoked', key: 'approved', app: 'approved' });
}

async function statuses(org, expected) {
  const app = await org.developerapps.get({ email, appName });
  const key = app.credentials.at(-1);
  report.equal({ grant: key.apiProducts[0].status, key: key.status, app: app.status }, expected, 'statuses');
}

async function keys(org, app) {
  const own = { consumerKey: 'edge-own_key', consumerSecret: 'edge-own_secret' };
  const added = await org.appcredentials.add({ email, appName, apiProduct: product, ...own });
  report.equal(added.apiProducts, [{ apiproduct: product, status: 'pending' }], 'products of the imported key');
  await org.appcredentials.addProduct({ email, appName, key: own.consumerKey, product });
  const updated = await org.appcredentials.update({ email, appName, key: own.consumerKey, attributes: { a: 'b' } });
  report.equal(updated.attributes, [{ name: 'a', value: 'b' }], 'attributes of the key');
  const minted = await org.appcredentials.add({ email, appName, apiProduct: product });
  report.equal(minted.credentials.length, 3, 'keys after minting');
  report.equal(minted.credentials.at(-1).consumerKey, app.credentials[0].consumerKey, 'the oldest key comes last');
  const left = await org.appcredentials.removeProduct({ email, appName, key: own.consumerKey, product });
  report.equal(left.apiProducts, [], 'an empty array stays in the answer');
  await org.appcredentials.del({ email, appName, key: own.consumerKey });
  await org.appcredentials.del({ email, appName, key: minted.credentials[0].consumerKey });
  await org.developerapps.update({ email, appName, attributes: { DisplayName: appName, Notes: '' }, replace: true, callbackUrl: '' });
}

async function refusals(org) {
  const cases = [
    [() => org.developers.get({ email: 'nobody@example.com' }), 404, 'developer.service.DeveloperIdDoesNotExist'],
    [() => org.developerapps.get({ email, appName: 'nowhere' }), 404, 'developer.service.AppDoesNotExist'],
    [() => org.appcredentials.get({ email, appName, key: 'nowhere' }), 404, 'keymanagement.service.InvalidClientIdForGivenApp'],
    [() => org.developers.create({ email, firstName: 'E', lastName: 'G', userName: 'e' }), 409, 'developer.service.DeveloperAlreadyExists'],
  ];
  for (const [attempt, status, code] of cases) {
    const failure = await attempt().then(() => undefined, (e) => e);
    report.equal([failure?.message, failure?.result?.code], [`bad status: ${status}`, code], 'refusal');
    report.equal(Object.keys(failure?.result ?? {}).sort(), ['code', 'contexts', 'message'], 'fields of a refusal');
  }
}

async function remove(org) {
  report.equal((await org.developerapps.del({ email, appName })).name, appName, 'deleted app');
  report.equal((await org.developers.del({ email })).email.toLowerCase(), email.toLowerCase(), 'deleted developer');
  report.equal((await org.products.del({ name: product })).name, product, 'deleted product');
}

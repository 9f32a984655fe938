import { organization, pair } from './report.mjs';
import { attributes } from './products.mjs';

/** @return the developer as read */
export async function developers(client) {
  const { report, org } = client;
  const email = 'Ana+Clients@Example.com';
  const content = { firstName: 'Ana', lastName: "L'Estari", userName: 'ana', attributes: [pair('tool', 'googleapis')] };
  const made = await client.call('developers.create', { parent: org, requestBody: { email, ...content } });
  report.holds(made, { ...content, organizationName: organization, status: 'active' }, 'created developer');
  report.equal(made.email.toLowerCase(), email.toLowerCase(), 'developer.email');
  await client.refused('developers.create', { parent: org, requestBody: { email, ...content } }, 409, 'developer.service.DeveloperAlreadyExists');

  for (const segment of [email, email.toLowerCase(), made.developerId]) {
    const read = await client.call('developers.get', { name: `${org}/developers/${segment}` });
    report.equal(read, made, `developer by ${segment}`);
  }
  const nobody = { name: `${org}/developers/nobody@example.com` };
  await client.refused('developers.get', nobody, 404, 'developer.service.DeveloperIdDoesNotExist', 'DeveloperId nobody@example.com does not exist');

  const name = `${org}/developers/${made.email}`;
  const requestBody = { ...made, firstName: 'Anita', status: 'inactive' };
  const changed = await client.call('developers.update', { name, requestBody });
  report.holds(changed, { ...content, firstName: 'Anita', status: 'active' }, 'updated developer');
  await listed(client, made.email);
  await attributes(client, 'developers', name, 'updateDeveloperAttribute', 'parent');
  await status(client, name);
  return { ...changed, name };
}

async function listed(client, email) {
  const { report, org: parent } = client;
  const { developer: short } = await client.call('developers.list', { parent, count: '2', startKey: email });
  report.equal(short[0], { email }, 'the short list starts with startKey and has e-mails alone');
  report.equal(short.length, 2, 'as many developers as asked for');
  const { developer: full } = await client.call('developers.list', { parent, expand: true, ids: email, includeCompany: true });
  report.equal(full.map((d) => d.firstName), ['Anita'], 'the developer asked for, expanded');
}

async function status(client, name) {
  const { report } = client;
  const moves = [
    ['inactive', 'deactivate', 'active'],
    ['active', 'activate', 'inactive'],
  ];
  for (const [action, verb, before] of moves) {
    const record = { action: verb, type: 'developer', before, after: action };
    await client.decide('developers.setDeveloperStatus', { name, action }, record);
    report.equal((await client.call('developers.get', { name })).status, action, `developer after ${action}`);
  }
}

export async function developersGo(client, { name, email }) {
  const gone = await client.call('developers.delete', { name });
  client.report.equal(gone.email, email, 'deleted developer');
  await client.refused('developers.get', { name }, 404);
}

// The same door for two other people: by Basic, and by the token of one who may decide but not reveal.
import { Report } from './report.mjs';
import { GoogleClient } from './google.mjs';

const report = new Report();
const operator = process.env.KUNCI_OPERATOR;
await report.tell(async () => {
  const byToken = await GoogleClient.withPassword(report, operator, process.env.KUNCI_TOKEN);
  const byPassword = await GoogleClient.withPassword(report, operator, process.env.KUNCI_PASSWORD);
  const wrong = await GoogleClient.withPassword(report, operator, 'wrong');
  const nobody = await GoogleClient.connect(report, {});
  const approver = await GoogleClient.withToken(report, process.env.KUNCI_APPROVER_TOKEN);
  const { org } = byToken;

  const content = { email: 'basic@example.com', firstName: 'B', lastName: 'C', userName: 'b' };
  const { developerId } = await byToken.call('developers.create', { parent: org, requestBody: content });
  const parent = `${org}/developers/${developerId}`;
  const app = await byPassword.call('developers.apps.create', { parent, requestBody: { name: 'basic' } });
  report.equal(typeof app.credentials[0].consumerSecret, 'string', 'the secret is shown to an editor');

  await wrong.refused('developers.get', { name: parent }, 401);
  await nobody.refused('developers.get', { name: parent }, 401);
  await nobody.refused('developers.apps.list', { parent: `organizations/nowhere/developers/${developerId}` }, 401);
  const read = await approver.call('developers.apps.get', { name: `${parent}/apps/basic` });
  const { keyId, consumerKey, consumerSecret } = read.credentials[0];
  report.equal([keyId, consumerKey, consumerSecret], [app.credentials[0].keyId, undefined, undefined], 'what an approver sees');
  const key = { name: `${parent}/apps/basic/keys/${keyId}` };
  const decide = 'developers.apps.keys.updateDeveloperAppKey';
  await approver.decide(decide, { ...key, action: 'revoke' }, { action: 'revoke', type: 'credential', before: 'approved', after: 'revoked' });
  report.equal((await byPassword.call('developers.apps.keys.get', key)).status, 'revoked', 'the key that was revoked');
  await approver.refused('developers.apps.keys.delete', key, 403);
  await approver.refused('developers.update', { name: parent, requestBody: content }, 403);
});

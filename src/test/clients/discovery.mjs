// Every method of the discovery file, through Google's own client.
import { Report, token } from './report.mjs';
import { GoogleClient } from './google.mjs';
import { organizations, products, productsGo } from './products.mjs';
import { developers, developersGo } from './developers.mjs';
import { apps, appsGo } from './apps.mjs';
import { keys } from './keys.mjs';
import { groups } from './groups.mjs';

const report = new Report();
await report.tell(async () => {
  const client = await GoogleClient.withToken(report, token);
  await organizations(client);
  const product = await products(client);
  const developer = await developers(client);
  const app = await apps(client, developer, product);
  await keys(client, app, product);
  await groups(client, product);
  await appsGo(client, app);
  await developersGo(client, developer);
  await productsGo(client, product);
});

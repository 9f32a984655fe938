import googleapis from 'googleapis';
import { Schemas } from './schemas.mjs';
import { organization, url } from './report.mjs';

const { google } = googleapis;

/** Google's own client, made of the discovery file, pointed at Kunci; records and checks every answer. */
export class GoogleClient {
  org = `organizations/${organization}`;

  constructor(api, report, schemas) {
    this.api = api;
    this.report = report;
    this.schemas = schemas;
  }

  static async connect(report, options) {
    const file = process.env.KUNCI_DISCOVERY;
    const api = await google.discoverAPI(file, { rootUrl: `${url}/`, retry: false, ...options });
    return new GoogleClient(api, report, new Schemas(file));
  }

  static withToken(report, token) {
    const auth = new google.auth.OAuth2();
    auth.setCredentials({ access_token: token });
    return GoogleClient.connect(report, { auth });
  }

  static withPassword(report, user, password) {
    const authorization = `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`;
    return GoogleClient.connect(report, { headers: { authorization } });
  }

  /** @return the body of the answer */
  async call(method, params = {}, expected = usual(method, params)) {
    const id = `organizations.${method}`;
    const answer = await this.send(id, params);
    const body = answer.data === '' || answer.data == null ? undefined : answer.data;
    const problems = [];
    if (body !== undefined && !String(answer.headers.get?.('content-type') ?? answer.headers['content-type']).startsWith('application/json')) {
      problems.push('its body is not JSON');
    }
    if (answer.status === 204 ? body !== undefined : body === undefined) {
      problems.push(`status ${answer.status} with body ${JSON.stringify(body)}`);
    }
    if (answer.status === 200 || answer.status === 201) {
      problems.push(...this.schemas.problems(id, body));
    }
    this.report.calls.push({ id, params: shown(params), status: answer.status, expected, problems });
    return body;
  }

  async send(id, params) {
    const method = id.split('.').reduce((place, name) => place[name], this.api);
    try {
      return await method(params);
    } catch (failure) {
      if (!failure.response) {
        throw failure;
      }
      return failure.response;
    }
  }

  /** A decision, whose record the test will look for. */
  decide(method, params, record, expected) {
    return this.call(method, { ...params, reason: this.report.reason(record) }, expected);
  }

  /** A call that must be refused in Google's form of an error. */
  async refused(method, params, status, type, message) {
    const { error } = (await this.call(method, params, status)) ?? {};
    this.report.equal(error?.code, status, `${method} error.code`);
    if (type) {
      this.report.equal(error?.details?.[0]?.violations?.[0]?.type, type, `${method} violation`);
    }
    if (message && !error?.message?.startsWith(message)) {
      this.report.problems.push(`${method}: "${error?.message}" does not start with "${message}"`);
    }
  }
}

function usual(method, params) {
  if (method.endsWith('.create')) {
    return 201;
  }
  return params.action ? 204 : 200;
}

function shown({ requestBody, ...params }) {
  return JSON.stringify(params) + (requestBody ? ` ${JSON.stringify(requestBody)}` : '');
}

import { readFileSync } from 'node:fs';
import Ajv from 'ajv';
import addFormats from 'ajv-formats';

const PREFIX = 'GoogleCloudApigeeV1';
const UUID = { type: 'string', format: 'uuid' };
const PRODUCT_STATUS = { enum: ['approved', 'revoked', 'pending'] };
const KEY = ['keyId', 'status', 'issuedAt', 'expiresAt'];
const TIMES = ['createdAt', 'lastModifiedAt'];

// What the file leaves open although clients rely on it, and the one field that Kunci adds.
const TIGHTER = {
  Credential: { properties: { keyId: UUID, status: { enum: ['approved', 'revoked'] } }, required: KEY },
  DeveloperAppKey: {
    properties: {
      keyId: UUID,
      status: { enum: ['approved', 'revoked'] },
      apiProducts: { type: 'array', minItems: 1, items: { $ref: PREFIX + 'ApiProductRef' } },
    },
    required: KEY,
  },
  AppGroupAppKey: { properties: { keyId: UUID, status: { enum: ['approved', 'revoked'] } }, required: KEY },
  ApiProductRef: { properties: { status: PRODUCT_STATUS }, required: ['apiproduct', 'status'] },
  APIProductAssociation: { properties: { status: PRODUCT_STATUS }, required: ['apiproduct', 'status'] },
  Attribute: { required: ['name', 'value'] },
};
const WHOLE = {
  'organizations.get': ['name'],
  Developer: ['email', 'developerId', 'firstName', 'lastName', 'status', 'organizationName', ...TIMES],
  DeveloperApp: ['appId', 'name', 'developerId', 'status', 'credentials', ...TIMES],
  App: ['appId', 'name', 'status', ...TIMES],
  AppGroup: ['appGroupId', 'name', 'status', ...TIMES],
  AppGroupApp: ['appId', 'name', 'appGroup', 'status', 'credentials', ...TIMES],
  ApiProduct: ['name', 'displayName', 'approvalType', ...TIMES],
};

/** Checks answers against the discovery file, strictly: no unknown field, no empty array, int64 as digits. */
export class Schemas {
  constructor(file) {
    const discovery = JSON.parse(readFileSync(file, 'utf8'));
    this.ajv = new Ajv({ allErrors: true, strict: false });
    addFormats(this.ajv);
    for (const [name, schema] of Object.entries(discovery.schemas)) {
      this.ajv.addSchema(tightened(name.replace(PREFIX, ''), converted(schema)), name);
    }
    this.methods = new Map();
    collect(discovery.resources, this.methods);
  }

  /** @return what is wrong with this answer to the method of that id */
  problems(id, data) {
    const name = this.methods.get(id).response.$ref;
    const validate = this.ajv.getSchema(name);
    const problems = validate(data) ? [] : validate.errors.map((e) => `${e.instancePath || '/'} ${e.message} ${JSON.stringify(e.params)}`);
    if (!id.endsWith('.list')) {
      const missing = (WHOLE[name.replace(PREFIX, '')] ?? []).filter((field) => data[field] === undefined);
      problems.push(...missing.map((field) => `${name} lacks ${field}`));
    }
    return problems;
  }
}

function collect(resources, methods) {
  for (const resource of Object.values(resources ?? {})) {
    for (const method of Object.values(resource.methods ?? {})) {
      methods.set(method.id.replace(/^apigee\./, ''), method);
    }
    collect(resource.resources, methods);
  }
}

function tightened(name, schema) {
  const more = TIGHTER[name];
  return more ? { ...schema, required: more.required, properties: { ...schema.properties, ...more.properties } } : schema;
}

function converted(schema) {
  if (schema.$ref) {
    return { $ref: schema.$ref };
  }
  switch (schema.type) {
    case 'any':
      return true;
    case 'array':
      return { type: 'array', minItems: 1, items: converted(schema.items) };
    case 'object':
      return {
        type: 'object',
        additionalProperties: schema.additionalProperties ? converted(schema.additionalProperties) : false,
        properties: Object.fromEntries(Object.entries(schema.properties ?? {}).map(([name, value]) => [name, converted(value)])),
      };
    case 'string':
      return { type: 'string', ...(schema.format === 'int64' && { pattern: '^-?[0-9]+$' }), ...(schema.enum && { enum: schema.enum }) };
    default:
      return { type: schema.type, ...(schema.format && { format: schema.format }) };
  }
}

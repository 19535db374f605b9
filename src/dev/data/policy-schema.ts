// The policy's schema with the ids of the list in it, so that an editor completes them and says what they are.
import type { List } from '../../model.ts';

type Json = { readonly [key: string]: unknown };

/** `schema` as `data/schema/policy.schema.json` holds it. Ids of an organisation's own list stay allowed. */
export function policySchema(schema: Json, { audiences, regimes, vendors }: List): Json {
  const definitions = schema['definitions'] as Record<string, Json>;
  const properties = schema['properties'] as Record<string, Json>;
  const decision = definitions['decision'] as { readonly properties: Record<string, Json> } & Json;
  const rules = oneOf(regimes.map(({ id, title, citation, authority }) => [id, `${title}. ${citation}, ${authority}.`]));
  const weights = (definitions['regimes'] as Json)['additionalProperties'] as Json;
  const known = Object.fromEntries(regimes.map(({ id, title, citation }) => [id, { description: `${title}. ${citation}.`, ...weights }]));
  const whom = oneOf(audiences.map(({ id, question }) => [id, question]));
  const about = vendors.map(({ id, entity }) => [`vendor:${id}`, `All of ${entity}.`] as const);
  const what = decision.properties['what'] as Json;
  return {
    ...schema,
    properties: { ...properties, acceptRiskUnder: { ...properties['acceptRiskUnder'], items: rules } },
    definitions: {
      ...definitions,
      audiences: {
        ...definitions['audiences'],
        anyOf: [
          { const: 'all', description: 'The full picture: every audience.' },
          { type: 'array', items: whom, uniqueItems: true },
        ],
      },
      regimes: { ...definitions['regimes'], properties: known },
      decision: {
        ...decision,
        properties: {
          ...decision.properties,
          what: { ...what, anyOf: [oneOfThese(about), { type: 'string' }] },
          regimes: { ...decision.properties['regimes'], items: rules },
        },
      },
    },
  };
}

/** Known values with their sentences; others are not refused here, for the reader of the policy knows more. */
function oneOf(all: readonly (readonly [id: string, says: string])[]): Json {
  return { anyOf: [oneOfThese(all), { type: 'string' }] };
}

function oneOfThese(all: readonly (readonly [id: string, says: string])[]): Json {
  return { enum: all.map(([id]) => id), enumDescriptions: all.map(([, says]) => says) };
}

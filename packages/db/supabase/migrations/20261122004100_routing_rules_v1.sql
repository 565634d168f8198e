-- Version 1 of the routing rules, as packages/domain/src/routing/rules-v1.json has it: a test compares the two.

insert into public.routing_rules (version, note, published_at, document) values (1, 'The studio''s first rules', now(), $rules$
{
  "weights": { "budget": 40, "assets": 25, "timeline": 20, "project_type": 15 },
  "factors": {
    "budget": {
      "bandsInCents": [
        { "from": 0, "below": 250000, "tier": 1 },
        { "from": 250000, "below": 750000, "tier": 1 },
        { "from": 750000, "below": 1500000, "tier": 2 },
        { "from": 1500000, "below": 3500000, "tier": 3 },
        { "from": 3500000, "below": null, "tier": 4 }
      ],
      "shareOfInstallTier": 4,
      "unsureTier": 2
    },
    "assets": { "both": [1, 2], "one": [2, 3], "none": [3, 4] },
    "timeline": {
      "bandsInWeeks": [
        { "from": 1, "below": 2, "tiers": [1, 2] },
        { "from": 2, "below": 9, "tiers": [1, 2, 3] },
        { "from": 9, "below": null, "tiers": [3, 4] }
      ]
    },
    "project_type": {
      "simple_renovation": [1, 2],
      "standard_renovation": [1, 2, 3],
      "small_addition": [1, 2],
      "standard_addition": [2, 3],
      "major_renovation": [3, 4],
      "new_build": [3, 4],
      "complex": [4],
      "multiple_properties": [4]
    }
  },
  "hardRules": [
    { "code": "no_assets", "minimumTier": 3, "anyOf": [{ "assets": ["none"] }] },
    { "code": "major_type", "minimumTier": 3, "anyOf": [{ "projectTypes": ["new_build", "major_renovation"] }] },
    { "code": "top_type", "minimumTier": 4, "anyOf": [{ "projectTypes": ["complex", "multiple_properties"] }] },
    { "code": "top_budget", "minimumTier": 4, "anyOf": [{ "budgetFromCents": 3500000 }, { "budgetKinds": ["share_of_install"] }] }
  ],
  "redFlags": [
    { "code": "budget_unclear", "severity": "warning", "anyOf": [{ "budgetBelowCents": 250000 }, { "budgetKinds": ["unsure"] }] },
    { "code": "timeline_unrealistic", "severity": "warning", "anyOf": [{ "weeksBelow": 2 }] },
    { "code": "budget_timeline_mismatch", "severity": "warning", "anyOf": [{ "budgetTiers": [3, 4], "weeksBelow": 2 }] },
    { "code": "no_assets_fast_timeline", "severity": "critical", "anyOf": [{ "assets": ["none"], "weeksBelow": 2 }] },
    { "code": "complex_low_budget", "severity": "critical", "anyOf": [{ "projectTypeAllowsOnly": [3, 4], "budgetBelowCents": 1500000 }] },
    { "code": "multiple_properties", "severity": "warning", "anyOf": [{ "projectTypes": ["multiple_properties"] }] }
  ],
  "confidence": { "highFrom": 75, "mediumFrom": 50 },
  "alternativesFrom": 50,
  "minimumWeeks": { "1": 2, "2": 4, "3": 8, "4": 12 },
  "review": {
    "tiers": [4],
    "confidences": ["low"],
    "anyRedFlag": true,
    "anyHardRule": true,
    "tiersAboveBudget": 1,
    "feeSharePercent": 30
  }
}
$rules$);

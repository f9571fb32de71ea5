/** An indicator of a partnership's own, as it stands below `define:` in the settings. */
export const shopTheft = `    - id: shop-theft
      title: Shoplifting
      short_title: Shoplifting
      noun: shoplifting offences
      topic: theft
      unit: offences
      polarity: lower
      date_basis: recorded
      exposure: days
      aggregation: { kind: records, of: offence, where: { category: shoplifting } }
      default_overdispersion: 1.5
      sensitivity: published
      definition: Theft from shops and stalls.
      source: Home Office counting rules
`;

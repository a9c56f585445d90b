const TYPE = 'https://developer.bigcommerce.com/api-docs/getting-started/api-status-codes';

/** An error as v3 words it, `application/problem+json`. */
export class Refusal extends Error {
  constructor(
    readonly status: number,
    readonly title: string,
    readonly errors: Readonly<Record<string, string>> = {},
  ) {
    super(title);
  }

  body(): unknown {
    return { status: this.status, title: this.title, type: TYPE, errors: this.errors };
  }
}

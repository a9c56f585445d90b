/** An error as Magento's REST API gives it: a template, and beside it what belongs into it. */
export class Refusal extends Error {
  constructor(
    readonly status: number,
    message: string,
    readonly parameters?: readonly string[] | Readonly<Record<string, string>>,
  ) {
    super(message);
  }

  body(): Record<string, unknown> {
    return { message: this.message, ...(this.parameters && { parameters: this.parameters }) };
  }
}

export const noRoute = () => new Refusal(404, 'Request does not match any route.');

export const notAllowed = (right: string) =>
  new Refusal(401, "The consumer isn't authorized to access %resources.", { resources: right });

export const noSuchProduct = () =>
  new Refusal(404, "The product that was requested doesn't exist. Verify the product and try again.");

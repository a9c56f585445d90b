/** Prints what is done and what was seen, and remembers whether it was what it should be. */
export class Told {
  private wrong = 0;
  private steps = 0;

  step(text: string): void {
    this.steps++;
    console.log(`\n${this.steps}. ${text}`);
  }

  seen(text: string): void {
    console.log(`   ${text}`);
  }

  /** A figure that has to be exactly this. */
  figure(where: string, figure: number | null, expected: number): void {
    const right = figure === expected;
    if (!right) this.wrong++;
    console.log(
      `   ${right ? '✓' : '✗'} ${where}: ${figure ?? 'not known'}${right ? '' : `, ${expected} was expected`}`,
    );
  }

  get right(): boolean {
    return this.wrong === 0;
  }
}

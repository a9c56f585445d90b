import type { ComponentChildren } from 'preact';

export interface PageHeadProps {
  title: string;
  /** At the end of the title's line. */
  action?: ComponentChildren;
  /** One line below. */
  children?: ComponentChildren;
}

/** The head of a page. Its title takes the focus when a person comes to the page, so that it is read out. */
export function PageHead({ title, action, children }: PageHeadProps) {
  return (
    <div class="page-head">
      <h1 tabIndex={-1} data-page-title>
        {title}
      </h1>
      <span class="grow" />
      {action}
      {children !== undefined && <p>{children}</p>}
    </div>
  );
}

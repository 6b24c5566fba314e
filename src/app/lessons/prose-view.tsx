import { Fragment } from 'react';
import type { InlineText, Prose } from '../../lessons/prose';
import styles from './lessons.module.css';

/** A paragraph, a list, a quotation of a lesson. */
export function ProseView({ prose }: { readonly prose: Prose }) {
  switch (prose.kind) {
    case 'paragraph':
      return (
        <p>
          <Runs runs={prose.runs} />
        </p>
      );
    case 'heading':
      return (
        <h4 className={styles.subheading}>
          <Runs runs={prose.runs} />
        </h4>
      );
    case 'list': {
      const List = prose.ordered ? 'ol' : 'ul';
      return (
        <List className={prose.ordered ? styles.numbered : styles.bulleted}>
          {prose.items.map((item, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a text that does not change
            <li key={i}>
              <Proses prose={item} />
            </li>
          ))}
        </List>
      );
    }
    case 'quote':
      return (
        <blockquote className={styles.quote}>
          <Proses prose={prose.prose} />
        </blockquote>
      );
    case 'code':
      return (
        <pre className={styles.code}>
          <code>{prose.text}</code>
        </pre>
      );
  }
}

function Proses({ prose }: { readonly prose: readonly Prose[] }) {
  return prose.map((one, i) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: a text that does not change
    <ProseView key={i} prose={one} />
  ));
}

function Runs({ runs }: { readonly runs: readonly InlineText[] }) {
  return runs.map((run, i) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: a text that does not change
    <Fragment key={i}>
      <OneRun run={run} />
    </Fragment>
  ));
}

function OneRun({ run }: { readonly run: InlineText }) {
  switch (run.kind) {
    case 'text':
      return run.text;
    case 'code':
      return <code>{run.text}</code>;
    case 'emphasis':
      return (
        <em>
          <Runs runs={run.runs} />
        </em>
      );
    case 'strong':
      return (
        <strong>
          <Runs runs={run.runs} />
        </strong>
      );
    case 'break':
      return <br />;
  }
}

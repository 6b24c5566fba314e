import { useState } from 'react';
import { ELEMENT_ORDER, ELEMENTS, type Element, isElement } from '../../core/elements';
import { sayNumber } from '../../lab/words/words';
import { Button } from '../kit/button';
import { Card } from '../kit/card';
import { Field } from '../kit/field';
import { Select } from '../kit/select';
import styles from './reading-cards.module.css';
import { type TypeQuestion, useReading } from './reading-store';

/** A file that takes a while to be read, with a way to stop. */
export function ReadingCard() {
  const reading = useReading((state) => state.reading);
  if (reading === null) return null;
  const { name, bytes, read, stop } = reading;
  const megabytes = (count: number) => sayNumber(count / 1e6, 3);
  return (
    <Card
      actions={<Button onClick={stop}>Stop, and show what has come</Button>}
      label="A file is being read"
      title={`Reading ${name}`}
      tone="news"
    >
      <progress
        aria-label={`Reading ${name}`}
        className={styles.bar}
        max={Math.max(1, bytes)}
        value={read}
      />
      <p>
        {megabytes(read)} of {megabytes(bytes)} MB
      </p>
    </Card>
  );
}

/** A file that does not say which elements its atom types are. */
export function TypesCard() {
  const question = useReading((state) => state.question);
  return question === null ? null : <TypesForm key={question.name} question={question} />;
}

const NONE = '';
const OPTIONS = [
  { value: NONE, label: '–' },
  ...ELEMENT_ORDER.map((element) => ({ value: element, label: ELEMENTS[element].name })),
];

function TypesForm({ question: { name, counts, answer } }: { readonly question: TypeQuestion }) {
  const [chosen, setChosen] = useState<Readonly<Record<number, string>>>({});
  const highest = Math.max(...counts.map(([type]) => type));
  // Types without atoms may be anything.
  const elements = Array.from({ length: highest }, (_, i): Element | null => {
    const value = chosen[i + 1] ?? (counts.some(([type]) => type === i + 1) ? NONE : 'O');
    return isElement(value) ? value : null;
  });
  const whole = elements.flatMap((element) => element ?? []);
  return (
    <Card
      actions={
        <>
          <Button disabled={whole.length < highest} look="primary" onClick={() => answer(whole)}>
            Open it
          </Button>
          <Button onClick={() => answer(null)}>Leave it</Button>
        </>
      }
      label="Elements of atom types"
      title={`Which elements are the atom types of ${name}?`}
      tone="news"
    >
      <p>The file gives numbers of types and neither masses nor charges that tell.</p>
      {counts.map(([type, count]) => (
        <Field key={type} label={`Type ${type}, ${sayNumber(count, 6)} atoms`}>
          {({ id }) => (
            <Select
              id={id}
              onChange={(value) => setChosen({ ...chosen, [type]: value })}
              options={OPTIONS}
              value={chosen[type] ?? NONE}
            />
          )}
        </Field>
      ))}
    </Card>
  );
}

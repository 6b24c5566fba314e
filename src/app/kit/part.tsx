import type { ReactNode } from 'react';
import { ErrorBoundary, type FallbackProps } from 'react-error-boundary';
import { sayFailure } from '../../lab/words/failure-words';
import { Button } from './button';
import { Card } from './card';

/** A part of the page: when it fails to draw, the others stay, and there is a way back. */
export function Part({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <ErrorBoundary fallbackRender={(failure) => <Failed {...failure} name={name} />}>
      {children}
    </ErrorBoundary>
  );
}

function Failed({ name, error, resetErrorBoundary }: FallbackProps & { readonly name: string }) {
  const { message, hint } = sayFailure(error);
  return (
    <Card
      actions={
        <>
          <Button look="primary" onClick={resetErrorBoundary}>
            Show it again
          </Button>
          <Button onClick={() => location.reload()}>Reload the page</Button>
        </>
      }
      label={`${name} cannot be shown`}
      title={`${name} cannot be shown.`}
      tone="trouble"
    >
      <p>
        {message} {hint}
      </p>
    </Card>
  );
}

import { Component, type ReactNode } from 'react';

interface Props {
  children: ReactNode;
  /** Shown instead of children that failed; `retry` draws them anew. */
  fallback: (retry: () => void) => ReactNode;
}

/** Keeps the failure of one part of the screen from taking the rest with it. */
export class ErrorBoundary extends Component<Props, { failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError(): { failed: boolean } {
    return { failed: true };
  }

  override render(): ReactNode {
    if (!this.state.failed) return this.props.children;
    return this.props.fallback(() => this.setState({ failed: false }));
  }
}

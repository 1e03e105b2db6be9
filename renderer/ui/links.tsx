/** Buttons that lead to a screen: real links, with the router's typed addresses. */
import {
  ActionIcon,
  type ActionIconProps,
  Anchor,
  type AnchorProps,
  Button,
  type ButtonProps,
} from '@mantine/core';
import { createLink } from '@tanstack/react-router';
import type { AnchorHTMLAttributes, Ref } from 'react';

type AnchorParts<P> = P &
  Omit<AnchorHTMLAttributes<HTMLAnchorElement>, keyof P> & { ref?: Ref<HTMLAnchorElement> };

export const LinkButton = createLink((props: AnchorParts<ButtonProps>) => (
  <Button component="a" {...props} />
));

export const LinkIcon = createLink((props: AnchorParts<ActionIconProps>) => (
  <ActionIcon component="a" {...props} />
));

export const LinkText = createLink((props: AnchorParts<AnchorProps>) => <Anchor component="a" {...props} />);

/** Buttons that lead to a screen: real links, with the router's typed addresses. */
import {
  ActionIcon,
  type ActionIconProps,
  Anchor,
  type AnchorProps,
  Button,
  type ButtonProps,
} from '@mantine/core';
import { IconArrowLeft } from '@tabler/icons-react';
import { createLink } from '@tanstack/react-router';
import type { AnchorHTMLAttributes, Ref } from 'react';
import classes from './links.module.css';

type AnchorParts<P> = P &
  Omit<AnchorHTMLAttributes<HTMLAnchorElement>, keyof P> & { ref?: Ref<HTMLAnchorElement> };

export const LinkButton = createLink((props: AnchorParts<ButtonProps>) => (
  <Button component="a" {...props} />
));

export const LinkIcon = createLink((props: AnchorParts<ActionIconProps>) => (
  <ActionIcon component="a" {...props} />
));

export const LinkText = createLink((props: AnchorParts<AnchorProps>) => <Anchor component="a" {...props} />);

/** Above the title of a screen: to the list that it was opened from. */
export const BackLink = createLink(({ children, ...props }: AnchorParts<AnchorProps>) => (
  <Anchor component="a" {...props} className={classes.back}>
    <IconArrowLeft size={20} aria-hidden /> {children}
  </Anchor>
));

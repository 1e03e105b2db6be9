/** What a screen is about, in the bar: its own title, and below it what it is a part of. */
import { Text } from '@mantine/core';
import classes from './bar-title.module.css';

export function BarTitle({ title, below }: { title: string | undefined; below: string }) {
  return (
    <div className={classes.lines}>
      <Text component="h1" className={classes.title} title={title}>
        {title}
      </Text>
      <Text className={classes.below} title={below}>
        {below}
      </Text>
    </div>
  );
}

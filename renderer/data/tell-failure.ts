import { notifications } from '@mantine/notifications';
import i18next from 'i18next';
import { failureOf } from './failures.ts';

/** Says that a call failed and what to do, where no part of the screen stands for it. Read out at once, unlike what succeeded. */
export function tellFailure(error: unknown): void {
  notifications.show({
    message: i18next.t(`errors:call.${failureOf(error).code}`),
    color: 'red',
    role: 'alert',
  });
}

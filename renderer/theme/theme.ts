/** Mantine as this product wears it: letters large enough for every reader, targets large enough for every finger. */
import {
  ActionIcon,
  Badge,
  Button,
  Checkbox,
  CloseButton,
  createTheme,
  Input,
  type MantineThemeOverride,
  Menu,
  Modal,
  MultiSelect,
  Notification,
  NumberInput,
  Popover,
  SegmentedControl,
  Select,
  Skeleton,
  Switch,
  Tooltip,
} from '@mantine/core';
import { findOptions } from '#renderer/ui/find-options.ts';
import { dark, gold, gray, ink, leaf, seal } from './palette.ts';

const font = "'Be Vietnam Pro', system-ui, 'Segoe UI', sans-serif";

/** The least height of anything one taps. */
export const TARGET = '2.75rem';

export const theme: MantineThemeOverride = createTheme({
  colors: { ink, seal, gold, leaf, gray, dark, red: seal },
  primaryColor: 'ink',
  primaryShade: { light: 7, dark: 6 },
  white: '#fffdfa',
  black: '#1e1b17',
  fontFamily: font,
  headings: {
    fontFamily: font,
    fontWeight: '600',
    sizes: {
      h1: { fontSize: '1.75rem', lineHeight: '1.3' },
      h2: { fontSize: '1.375rem', lineHeight: '1.35' },
      h3: { fontSize: '1.125rem', lineHeight: '1.4' },
    },
  },
  fontSizes: { xs: '0.875rem', sm: '1rem', md: '1rem', lg: '1.125rem', xl: '1.375rem' },
  lineHeights: { xs: '1.45', sm: '1.5', md: '1.55', lg: '1.5', xl: '1.4' },
  radius: { xs: '4px', sm: '6px', md: '8px', lg: '12px', xl: '18px' },
  defaultRadius: 'md',
  cursorType: 'pointer',
  focusRing: 'auto',
  respectReducedMotion: true,
  components: {
    Button: Button.extend({
      defaultProps: { size: 'sm' },
      vars: (_, { size }) => ({
        root: size === 'sm' || size === undefined ? { '--button-height': TARGET } : {},
      }),
    }),
    ActionIcon: ActionIcon.extend({ defaultProps: { size: 44, variant: 'subtle' } }),
    Input: Input.extend({ vars: () => ({ wrapper: { '--input-height': TARGET } }) }),
    // Arrows of half a finger's height beside a number that is typed, and counted with the arrow keys.
    NumberInput: NumberInput.extend({ defaultProps: { hideControls: true } }),
    // Read out after what is being said; who tells of a failure asks for `alert`.
    Notification: Notification.extend({ defaultProps: { role: 'status' } }),
    // Vietnamese in small capitals is hard to read, and in small letters too.
    Badge: Badge.extend({
      defaultProps: { tt: 'none', fw: 600 },
      vars: (_, { size }) => ({
        root:
          size === 'lg'
            ? { '--badge-fz': '0.875rem' }
            : { '--badge-fz': '0.8125rem', '--badge-height': '1.5rem' },
      }),
    }),
    CloseButton: CloseButton.extend({ defaultProps: { size: 44, iconSize: 20 } }),
    Checkbox: Checkbox.extend({ defaultProps: { size: 'md' } }),
    Switch: Switch.extend({ defaultProps: { size: 'md' } }),
    SegmentedControl: SegmentedControl.extend({ classNames: { label: 'target' } }),
    Tooltip: Tooltip.extend({
      defaultProps: {
        multiline: true,
        maw: 320,
        withArrow: true,
        openDelay: 250,
        events: { hover: true, focus: true, touch: true },
      },
    }),
    Popover: Popover.extend({ defaultProps: { shadow: 'md', radius: 'lg' } }),
    // The first item has the focus as a menu opens; an empty place before it is none of a menu's children.
    Menu: Menu.extend({ defaultProps: { withInitialFocusPlaceholder: false } }),
    Modal: Modal.extend({ defaultProps: { centered: true, radius: 'lg', overlayProps: { opacity: 0.4 } } }),
    // No field of its own may forget that people type without dấu.
    Select: Select.extend({ defaultProps: { filter: findOptions } }),
    MultiSelect: MultiSelect.extend({ defaultProps: { filter: findOptions } }),
    Skeleton: Skeleton.extend({ defaultProps: { radius: 'md' } }),
  },
});
